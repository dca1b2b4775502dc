import type { NotificationKind } from '@/lib/domain/alerting/notification';
import type { NotificationRow } from '@/lib/domain/read-models/notifications';

/** Why a message was sent, in a word or two. */
export const MESSAGE_WORDS: Record<NotificationKind, string> = {
  firing: 'Firing',
  resolved: 'Resolved',
  reminder: 'Reminder',
  escalation: 'Escalation',
  storm: 'Storm',
  'no-data': 'No data',
  'silence-expiring': 'Silence ends',
  'bypass-expiring': 'Bypass ends',
  'bypass-expired': 'Bypass ran out',
  report: 'Report',
  test: 'Test',
};

/** What became of a message on its ways, in a sentence: "2 delivered, 1 waits." */
export function describeDeliveries({
  deliveries,
  routedAt,
  unreached,
}: Pick<NotificationRow, 'deliveries' | 'routedAt' | 'unreached'>): string {
  if (deliveries.length === 0 && routedAt === null)
    return unreached.length > 0
      ? 'Set aside: its receivers could not be chosen'
      : 'Its receivers are being chosen';
  if (deliveries.length === 0) return 'It reached nobody';
  const count = (state: string) => deliveries.filter((delivery) => delivery.state === state).length;
  const words = [
    count('delivered') > 0 ? `${count('delivered')} delivered` : null,
    count('waiting') > 0 ? `${count('waiting')} waiting` : null,
    count('failed') > 0 ? `${count('failed')} failed` : null,
    unreached.length > 0 ? 'not everybody was reached' : null,
  ];
  return words.filter(Boolean).join(', ');
}

/** Where a delivery leads: a channel, and the person where it is one: "Mail to kim@example.com". */
export const describeReceiver = ({
  channel,
  recipient,
}: Pick<NotificationRow['deliveries'][number], 'channel' | 'recipient'>): string =>
  [channel, recipient].filter(Boolean).join(' to ');

/** Whom a message went to: each channel, with the person where it is one; null where it went to nobody. */
export function describeReceivers({
  deliveries,
  routedAt,
}: Pick<NotificationRow, 'deliveries' | 'routedAt'>): string | null {
  if (deliveries.length === 0) return routedAt === null ? 'not chosen yet' : null;
  return deliveries.map(describeReceiver).join(', ');
}
