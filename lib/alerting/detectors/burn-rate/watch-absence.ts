import { countLeading } from '@/lib/domain/count-leading';
import { isRegular } from '@/lib/sli/assess-completeness';
import { expectEvents, MISSED_EVENTS } from '../expect-events';
import { silentAfter } from '@/lib/sli/silent-after';
import type { CountsBetween } from '@/lib/slo/counts';

const HOUR_MS = 3_600_000;
/** A week holds every weekday and every night. */
const RHYTHM_HOURS = 168;

/** How long nothing has come, and from when on that is too long; milliseconds. */
export type Absence = { lastedMs: number; boundMs: number };

/**
 * Tells of an objective, at any time, how long it has had no events and from when on that is too long: the time in which
 * its first rung would notice an outage of everything (`absenceMs`), but never less than the pauses that its events make
 * anyway at this time of the day. Null where events are not expected, since they did not come in nearly every hour of the week before. `cuts`
 * are the ascending times between which counts are known, full hours among them. Source: slo.md §5 (absence).
 */
export function watchAbsence(
  counts: CountsBetween,
  cuts: readonly number[],
): (asOfMs: number, absenceMs: number) => Absence | null {
  const firstHour = Math.ceil((cuts[0] ?? 0) / HOUR_MS);
  const lastHour = Math.floor((cuts.at(-1) ?? 0) / HOUR_MS);
  const observed = Array.from(
    { length: Math.max(0, lastHour - firstHour) },
    (_, index) => counts((firstHour + index) * HOUR_MS, (firstHour + index + 1) * HOUR_MS).n,
  );
  const rhythms = new Map<number, ReturnType<typeof readRhythm>>();
  const pauseAt = measurePauses(counts, cuts);
  return (asOfMs, absenceMs) => {
    const until = Math.floor(asOfMs / HOUR_MS) - firstHour;
    if (!rhythms.has(until))
      rhythms.set(until, readRhythm(observed.slice(Math.max(0, until - RHYTHM_HOURS), Math.max(0, until))));
    const rhythm = rhythms.get(until)!;
    if (!isRegular({ ...rhythm, source: '', kind: '', lastAt: asOfMs })) return null;
    const lastedMs = pauseAt(asOfMs);
    const boundMs = Math.max(absenceMs, silentAfter(rhythm));
    if (lastedMs <= boundMs) return { lastedMs, boundMs };
    const from = Math.max(0, until - RHYTHM_HOURS);
    const hours = observed
      .slice(from, until)
      .map((n, index) => ({ hour: (firstHour + from + index) * HOUR_MS, events: n }));
    const isMissed = expectEvents(hours, asOfMs - lastedMs, asOfMs) >= MISSED_EVENTS;
    return { lastedMs, boundMs: isMissed ? boundMs : lastedMs };
  };
}

/** How regularly events came in some hours on end. */
function readRhythm(observed: readonly number[]) {
  const active = observed.flatMap((n, hour) => (n > 0 ? [hour] : []));
  const pauses = active.slice(1).map((hour, index) => hour - active[index]! - 1);
  return {
    activeHours: active.length,
    spanHours: active.length === 0 ? 0 : active.at(-1)! - active[0]! + 1,
    events: observed.reduce((sum, n) => sum + n, 0),
    longestPauseHours: Math.max(0, ...pauses),
  };
}

/**
 * Tells how long nothing had come at a time, as far as the cuts tell: a pause is never taken for longer than it is. Within the
 * pause that was looked at last nothing is counted again.
 */
function measurePauses(counts: CountsBetween, cuts: readonly number[]): (asOfMs: number) => number {
  let pause = { first: 0, last: -1 };
  return (asOfMs) => {
    const last = countLeading(cuts, (cut) => cut <= asOfMs) - 1;
    if (last < pause.first || last > pause.last) {
      let first = last;
      while (first > 0 && counts(cuts[first - 1]!, cuts[first]!).n === 0) first -= 1;
      pause = { first, last };
    }
    return last < 0 ? 0 : asOfMs - cuts[pause.first]!;
  };
}
