import type { LatencyDelta } from './aggregate-records';
import { GRAINS } from './measures';

/** What a row of `latency_rollup` gains: how many events fell in which bucket, ascending. */
export type LatencyRow = {
  grain: number;
  /** Start of the minute, hour or day (UTC), in seconds since 1970. */
  startsAt: number;
  seriesId: number;
  measure: number;
  buckets: [idx: number, events: number][];
};

/** The events of a period by the key of their series and measure, then by bucket. */
type Period = { grain: number; startsAt: number; rows: Map<number, Map<number, number>> };

const SECONDS = [
  [GRAINS.minute, 60],
  [GRAINS.hour, 3_600],
  [GRAINS.day, 86_400],
] as const;
/** More than there are measures. */
const MEASURES = 8;

/**
 * Gathers additions to single buckets into the rows of all grains that they touch, in the order of
 * the rows' key, so that two writers can wait for each other but never deadlock.
 */
export function makeLatencyRows(deltas: readonly LatencyDelta[]): LatencyRow[] {
  const periods = new Map<string, Period>();
  let minute = NaN;
  let touched: Period[] = [];
  for (const delta of deltas) {
    // They come minute by minute.
    if (delta.minute !== minute) {
      minute = delta.minute;
      touched = SECONDS.map(([grain, seconds]) =>
        getPeriod(periods, grain, Math.floor((minute * 60) / seconds) * seconds),
      );
    }
    const key = delta.seriesId * MEASURES + delta.measure;
    for (const { rows } of touched) {
      const buckets = rows.get(key) ?? new Map<number, number>();
      if (buckets.size === 0) rows.set(key, buckets);
      buckets.set(delta.idx, (buckets.get(delta.idx) ?? 0) + delta.events);
    }
  }
  return [...periods.values()]
    .toSorted((left, right) => left.grain - right.grain || left.startsAt - right.startsAt)
    .flatMap(rowsOf);
}

function getPeriod(periods: Map<string, Period>, grain: number, startsAt: number): Period {
  const name = `${grain} ${startsAt}`;
  const period = periods.get(name) ?? { grain, startsAt, rows: new Map() };
  periods.set(name, period);
  return period;
}

const rowsOf = ({ grain, startsAt, rows }: Period): LatencyRow[] =>
  [...rows]
    .toSorted(([left], [right]) => left - right)
    .map(([key, buckets]) => ({
      grain,
      startsAt,
      seriesId: Math.floor(key / MEASURES),
      measure: key % MEASURES,
      buckets: [...buckets].toSorted(([left], [right]) => left - right),
    }));
