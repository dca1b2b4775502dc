import type { Window } from '@/lib/domain/time-range';
import type { Phase } from './list-phases';

const MINUTE_MS = 60_000;
/** A revision that was hardly there still has a time before it to be compared with. */
const FEWEST_MINUTES_BEFORE = 5;

/** Windows of equal length before and after an activation, in whole minutes as roll-ups count them. */
export type EqualWindows = { minutes: number; before: Window; after: Window };

/**
 * Equal windows around the start of a phase: at most `minutes` long, at least one; not beyond `now` or the end
 * of the phase, and not behind `previousSince`, from which on the revision before was in force, since what came
 * earlier was decided by yet another one. The minute in which it began belongs to neither: both revisions
 * decided in it.
 */
export function chooseWindows(
  { since, until }: Pick<Phase, 'since' | 'until'>,
  { minutes, now, previousSince = null }: { minutes: number; now: Date; previousSince?: string | null },
): EqualWindows {
  const begun = Date.parse(since);
  const before = Math.floor(begun / MINUTE_MS) * MINUTE_MS;
  const after = Math.ceil(begun / MINUTE_MS) * MINUTE_MS;
  const end = Math.min(now.getTime(), until === null ? Infinity : Date.parse(until));
  const lasted = Math.floor((end - after) / MINUTE_MS);
  const precededBy =
    previousSince === null ? Infinity : Math.floor((before - Date.parse(previousSince)) / MINUTE_MS);
  const length = Math.max(1, Math.min(minutes, lasted, Math.max(FEWEST_MINUTES_BEFORE, precededBy)));
  return {
    minutes: length,
    before: { from: new Date(before - length * MINUTE_MS), to: new Date(before) },
    after: { from: new Date(after), to: new Date(after + length * MINUTE_MS) },
  };
}

/** The same stretch of an earlier day. */
export const daysEarlier = ({ from, to }: Window, days: number): Window => ({
  from: new Date(from.getTime() - days * 1_440 * MINUTE_MS),
  to: new Date(to.getTime() - days * 1_440 * MINUTE_MS),
});
