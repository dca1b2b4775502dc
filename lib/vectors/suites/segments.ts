import { readRows } from '@/lib/slo/read-rows';
import type { CountsBetween } from '@/lib/slo/counts';

/** Constant traffic; overlapping segments add up. */
export type Segment = {
  start_minute: number;
  minutes: number;
  good_per_minute: number;
  total_per_minute: number;
};

export const MINUTE_MS = 60_000;

/** Segments as the rows of minutes that the product keeps. */
export const readSegments = (segments: readonly Segment[]): CountsBetween =>
  readRows(
    segments.flatMap(({ start_minute, minutes, good_per_minute: good, total_per_minute: total }) =>
      Array.from({ length: minutes }, (_, index) => ({
        startMs: (start_minute + index) * MINUTE_MS,
        stepMs: MINUTE_MS,
        n: total,
        b: total - good,
        total,
        good,
        bad: total - good,
      })),
    ),
  );

/** When the first event of segments happened; null without any. */
export function firstMsOf(segments: readonly Segment[]): number | null {
  const starts = segments.filter((each) => each.total_per_minute > 0).map((each) => each.start_minute);
  return starts.length > 0 ? Math.min(...starts) * MINUTE_MS : null;
}
