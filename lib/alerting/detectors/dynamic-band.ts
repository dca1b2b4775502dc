import type { DynamicThreshold } from '@/lib/domain/alerting/alert-rule';
import { exceeds } from '@/lib/slo/exceeds';
import { judgeSlot } from '@/lib/slo/robust-slot';
import { fromLocal, toLocal } from '@/lib/slo/zoned-time';
import { sumBetween, type Running } from './count-series';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** What a count is held to: its own history, by hour. Zones have no time zone of their own: weeks are those of UTC. */
export type CountHistory = {
  /** By hour: what is counted. */
  counts: Running;
  /** By hour: everything that it could have been counted of; an hour without any was not measured. */
  measured: Running;
  timeZone?: string;
};

/** What earlier weeks say of the hour that ends at a time; all but `weeks` are null where they are too few for a verdict. */
export type BandPoint = { atMs: number; weeks: number; median: number | null; upper: number | null };

/**
 * The median of the same hour of the week in earlier weeks, and the largest count that is no anomaly, within the bounds of
 * the rule. An hour that is not a whole one by the clock has its parts of the two that it lies in. Source: slo.md §11.
 */
export function bandAt(history: CountHistory, atMs: number, dynamic: DynamicThreshold): BandPoint {
  const earlier = earlierHours(history, atMs, { everyMs: WEEK_MS, count: dynamic.weeks });
  const { n, median, upper } = judgeSlot(earlier, 0, {
    k: dynamic.deviations,
    fewestWeeks: dynamic.fewestWeeks,
  });
  return { atMs, weeks: n, median, upper: upper === null ? null : withinBounds(upper, dynamic) };
}

/** Whether a count of an hour is above its band; null where there is no verdict. */
export const isAboveBand = (count: number, { upper }: BandPoint): boolean | null =>
  upper === null ? null : exceeds(count, upper);

const withinBounds = (upper: number, { atLeast, atMost }: DynamicThreshold): number =>
  Math.min(Math.max(upper, atLeast ?? upper), atMost ?? Infinity);

/**
 * The counts of the hour that ends at the same time by the clock `count` times before, the last one first; null where it was
 * not measured.
 */
export const earlierHours = (
  history: CountHistory,
  atMs: number,
  { everyMs, count }: { everyMs: number; count: number },
): (number | null)[] =>
  Array.from({ length: count }, (_, index) =>
    hourUpTo(history, moveBack(atMs, (index + 1) * everyMs, history.timeZone ?? 'UTC')),
  );

const moveBack = (atMs: number, byMs: number, timeZone: string): number =>
  timeZone === 'UTC' ? atMs - byMs : fromLocal(toLocal(atMs, timeZone) - byMs, timeZone);

/** The count of the hour that ends at a time; null where one of the clock's hours that it lies in was not measured. */
function hourUpTo({ counts, measured }: CountHistory, endMs: number): number | null {
  const hour = Math.floor(endMs / HOUR_MS) * HOUR_MS;
  const parts = [
    { from: hour - HOUR_MS, share: 1 - (endMs - hour) / HOUR_MS },
    { from: hour, share: (endMs - hour) / HOUR_MS },
  ].filter(({ share }) => share > 0);
  if (parts.some(({ from }) => sumBetween(measured, from, from + HOUR_MS).events === 0)) return null;
  return parts.reduce(
    (sum, { from, share }) => sum + share * sumBetween(counts, from, from + HOUR_MS).weight,
    0,
  );
}
