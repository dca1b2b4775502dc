import { exceeds } from '@/lib/slo/exceeds';
import { findStep, firstStepFrom, sumBetween } from './count-series';
import { tallyBetween, type Tally, type TalliedSubject } from './tallied-subject';

/** A share of a window is too large: more than `share` of it is bad, and at least `fewest` events are. */
export type ShareLimit = { windowMs: number; share: number; fewest: number };

/** What a window holds, whether its share is too large, and since when it is as far as it can be told. */
export type SharePart = { tally: Tally; isTrue: boolean; sinceMs: number | null };

/** Judges the share of what is bad in the window before a time. An exact tie is not too large. Source: slo.md §1, §7. */
export function judgeShare(subject: TalliedSubject, limit: ShareLimit, atMs: number): SharePart {
  const tally = tallyBetween(subject, atMs - limit.windowMs, atMs);
  const isTrue = tally.share !== null && tally.badEvents >= limit.fewest && exceeds(tally.share, limit.share);
  return {
    tally,
    isTrue,
    sinceMs: isTrue ? findOnset(subject, limit.share, atMs - limit.windowMs, atMs) : null,
  };
}

/** The first step of a window with a share above a limit by itself; its first bad one where no step is. */
export function findOnset(
  { all, bad }: Pick<TalliedSubject, 'all' | 'bad'>,
  share: number,
  fromMs: number,
  toMs: number,
): number | null {
  const { at } = bad;
  for (let index = findStep(at, fromMs); index < at.length; index += 1) {
    const time = at[index]!;
    if (time >= toMs) break;
    const total = sumBetween(all, time, time + 1).weight;
    if (exceeds(sumBetween(bad, time, time + 1).weight, share * total)) return time;
  }
  const first = firstStepFrom(bad, fromMs);
  return first !== null && first < toMs ? first : null;
}
