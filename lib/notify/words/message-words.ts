import { cutText } from '@/lib/domain/cut-text';
import type { Notification, NotifiedAlert } from '@/lib/domain/alerting/notification';

/** What each kind of message is headed by. */
const HEADS: Readonly<Record<Notification['kind'], string>> = {
  firing: '',
  resolved: 'Resolved',
  reminder: 'Still open',
  escalation: 'Escalated',
  storm: 'Storm',
  'no-data': 'No data',
  'silence-expiring': 'Silence ends soon',
  'bypass-expiring': 'Bypass ends soon',
  'bypass-expired': 'Bypass ran out',
  report: 'Report',
  test: 'Test',
};

/** The heading of a message: severity where somebody is woken, kind, drill, title. On one line. */
export function headingOf({ kind, severity, isDrill, title }: Notification): string {
  const says = [isDrill ? 'Drill' : '', HEADS[kind] || (severity === 'page' ? 'Page' : 'Ticket')].filter(
    Boolean,
  );
  return `[${says.join(' · ')}] ${title.replace(/\s+/g, ' ')}`;
}

/** A time as all messages have it: to the second, in UTC. */
export const sayTime = (at: string): string => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? at : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

const sayTimes = (value: number): string => `${Number(value.toPrecision(3))}×`;
const sayWindow = (seconds: number): string => {
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
  ] as const)
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
  return `${seconds} s`;
};
const sayShare = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

/** Burn on both windows, in words; null where the message is not about an objective. */
function sayBurn({ burn }: Pick<Notification, 'burn'>): string | null {
  if (!burn) return null;
  const rate = (value: number | null) =>
    value === null ? (burn.isUnbounded ? 'unbounded' : 'no data') : sayTimes(value);
  return `${rate(burn.long)} over ${sayWindow(burn.longSeconds)}, ${rate(burn.short)} over ${sayWindow(burn.shortSeconds)}`;
}

const sayNamed = (named: Notification['topPolicies']): string =>
  named.map(({ name, count }) => `${name} (${count})`).join(', ');

/** What a message knows beside its sentence, by name, in the order in which people ask; nothing that is missing. */
export function factsOf(notification: Notification): [name: string, value: string][] {
  const { burn, severity, zone, since, topPolicies, topServices } = notification;
  const facts: [string, string | null][] = [
    ['Severity', severity],
    ['Since', sayTime(since)],
    ['Zone', zone],
    ['Burn', sayBurn(notification)],
    ['Budget left', burn === null ? null : burn.budgetLeft === null ? 'no data' : sayShare(burn.budgetLeft)],
    ['Top policies', sayNamed(topPolicies) || null],
    ['Top services', sayNamed(topServices) || null],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

/** One alert of a message on one line. */
export function sayAlert({ title, state, resolution, sentence }: NotifiedAlert): string {
  const end = state === 'resolved' ? `, resolved${resolution ? `: ${resolution}` : ''}` : '';
  return `${title}${end} – ${sentence}`.replace(/\s+/g, ' ');
}

/** How many alerts a message is about beyond those that are listed. */
export const countUnlisted = ({ alertIds }: Notification, listed: number): number =>
  Math.max(alertIds.length - listed, 0);

/** A text of at most so many UTF-16 units, with an ellipsis where something was cut. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${cutText(text, most - 1)}…`;
