import { formatCounted } from '@/components/format/format-count';
import type { WebhookSecretState } from '@/lib/domain/read-models/webhook-secret';

type Refused = WebhookSecretState['refused'];

const REASONS: Record<NonNullable<Refused['lastReason']>, string> = {
  'not-signed': 'the last was not signed',
  'no-secret': 'for the last there was no secret',
  'wrong-signature': 'the last had a wrong signature',
};

/** "3 requests were refused in the last 24 hours; the last had a wrong signature." */
export function describeRefusals({ count, lastReason }: Refused): string {
  if (count === 0) return 'No request was refused in the last 24 hours.';
  const were = count === 1 ? 'was' : 'were';
  const why = lastReason === null ? '' : `; ${REASONS[lastReason]}`;
  return `${formatCounted(count, 'request')} ${were} refused in the last 24 hours${why}.`;
}
