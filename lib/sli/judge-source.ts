import type { SourceState } from '@/lib/domain/read-models/sources';
import { isRegular, type SourceActivity } from './assess-completeness';
import { silentAfter } from './silent-after';

export type SourceVerdict = {
  state: SourceState;
  /** When it counts as silent, in milliseconds; null where it is not expected. */
  silentAfterMs: number | null;
};

/**
 * Whether a source sends as it usually does, at a moment (milliseconds since 1970), by what it sent of each kind
 * in the weeks before.
 */
export function judgeSource(
  activities: readonly SourceActivity[],
  isRetired: boolean,
  nowMs: number,
): SourceVerdict {
  const regular = activities.filter(isRegular);
  if (isRetired) return { state: 'retired', silentAfterMs: null };
  if (regular.length === 0) return { state: 'occasional', silentAfterMs: null };
  const silentAfterMs = Math.min(...regular.map(silentAfter));
  const lastAt = Math.max(...regular.map((activity) => activity.lastAt));
  return { state: lastAt < nowMs - silentAfterMs ? 'silent' : 'sending', silentAfterMs };
}
