import { medianOf } from '@/lib/sli/median-of';

const HOUR_MS = 3_600_000;
const PAUSES = 1.5;

/**
 * For how long a source that sends in bursts may be quiet, milliseconds: half as much again as the usual time from the last
 * event of an hour to its end, which is a pause for sure. Who sends all the time has a short one, who exports once an hour
 * nearly all of it. `hours` are in any order; the last one may not be over yet and tells nothing.
 */
export function usualPause(hours: readonly { hour: number; lastAt: number }[]): number {
  const lastOf = new Map<number, number>();
  for (const { hour, lastAt } of hours) lastOf.set(hour, Math.max(lastOf.get(hour) ?? 0, lastAt));
  const newest = Math.max(...lastOf.keys());
  const pauses = [...lastOf].flatMap(([hour, lastAt]) => (hour === newest ? [] : [hour + HOUR_MS - lastAt]));
  return PAUSES * (medianOf(pauses) ?? 0);
}
