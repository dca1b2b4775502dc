import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { exceeds } from '@/lib/slo/exceeds';
import { judgeSlot } from '@/lib/slo/robust-slot';
import { firstStepFrom, sumBetween } from '../count-series';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { makeCondition } from '../make-condition';
import type { TalliedSubject } from '../tallied-subject';
import { sayCount, sayNumber } from '../words';

const DAY_MS = 86_400_000;
/** A weekday is compared with itself where that many weeks are known, else with every day. Source: slo.md §9, §11. */
const FEWEST_WEEKS = 4;
const FEWEST_DAYS = 8;
export const TREND_WEEKS = 8;
const TREND_DAYS = 28;

export type CrossZoneEvidence = {
  /** Attempts by zone and zone that they were for (`item`), by the hour. */
  pairs: readonly TalliedSubject[];
  /** Attempts of whole UTC days (since 1970) by the key of the pair. */
  days: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** UTC days on which anything was measured. */
  measured: ReadonlySet<number>;
  history: DynamicHistory | null;
};

export type TrendLimit = {
  deviations: number;
  /** Above so many times the median as well, and above so many attempts. */
  times: number;
  attempts: number;
};

/**
 * Whether the unauthorised attempts of the last 24 hours from one zone to another are above what its days are like: the same
 * weekday of eight weeks, or the days of four. A day that nothing was measured on is none, never zero.
 */
export const judgeCrossZoneTrend = (
  { pairs, days, measured, history }: CrossZoneEvidence,
  limit: TrendLimit,
  atMs: number,
): AlertCondition[] =>
  pairs.map((each) => {
    const to = each.subject.item ? ` (${each.subject.item})` : '';
    if (history)
      return judgeCount(
        each,
        history,
        { one: 'cross-zone attempt', many: 'cross-zone attempts', of: to },
        atMs,
      );
    const value = sumBetween(each.bad, atMs - DAY_MS, atMs).weight;
    const counted = `${sayNumber(value, 'cross-zone attempt')} in 24 hours${to}`;
    const usual = readUsual(days.get(each.key) ?? new Map(), measured, limit, atMs);
    if (usual === null && !each.isDrill)
      return makeCondition({
        subject: each.subject,
        outcome: 'false',
        value,
        unit: 'count',
        sentence: `${counted}; too few days are known to say what is usual`,
      });
    const median = usual?.median ?? 0;
    const threshold = Math.max(usual?.upper ?? 0, median * limit.times, limit.attempts);
    const isTrue = exceeds(value, threshold);
    return makeCondition({
      subject: each.subject,
      outcome: isTrue ? 'true' : 'false',
      value,
      threshold,
      expected: median,
      unit: 'count',
      sentence: `${counted}, where ${sayCount(median)} are usual${usual?.isWeekday ? ' on this weekday' : ''}`,
      sinceMs: isTrue ? firstStepFrom(each.bad, atMs - DAY_MS) : null,
    });
  });

function readUsual(
  counts: ReadonlyMap<number, number>,
  measured: ReadonlySet<number>,
  { deviations }: TrendLimit,
  atMs: number,
): { median: number; upper: number; isWeekday: boolean } | null {
  // The day that holds more of the 24 hours; the first that none of them lie in.
  const day = Math.floor((atMs - DAY_MS / 2) / DAY_MS);
  const last = Math.floor((atMs - DAY_MS) / DAY_MS) - 1;
  const countOf = (each: number) => (measured.has(each) ? (counts.get(each) ?? 0) : null);
  const weekdays = Array.from({ length: TREND_WEEKS }, (_, week) => countOf(day - 7 * (week + 1)));
  const byWeekday = judgeSlot(weekdays, 0, { k: deviations, fewestWeeks: FEWEST_WEEKS });
  if (byWeekday.median !== null)
    return { median: byWeekday.median, upper: byWeekday.upper!, isWeekday: true };
  const every = Array.from({ length: TREND_DAYS }, (_, index) => countOf(last - index));
  const byDay = judgeSlot(every, 0, { k: deviations, fewestWeeks: FEWEST_DAYS });
  return byDay.median === null ? null : { median: byDay.median, upper: byDay.upper!, isWeekday: false };
}
