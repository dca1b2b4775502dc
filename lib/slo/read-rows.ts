import { countLeading } from '@/lib/domain/count-leading';
import { addCounts, NO_COUNTS, type Counts, type CountsBetween } from './counts';

/** What was counted in [startMs, startMs + stepMs): a minute, an hour or a day of roll-ups. */
export type CountRow = Counts & { startMs: number; stepMs: number };

/**
 * Makes any window of rows cheap to sum: O(log rows) a window. Rows may come in any order and of mixed
 * steps, but must not hold the same events twice. A row counts as a whole in the window that holds its
 * start, since counts cannot be split: where a window may begin within a row, give finer rows.
 */
export function readRows(rows: readonly CountRow[]): CountsBetween {
  const sorted = rows.toSorted((left, right) => left.startMs - right.startMs);
  const sums: Counts[] = [NO_COUNTS];
  for (const row of sorted) sums.push(addCounts(sums.at(-1)!, row));
  const sumBefore = (atMs: number): Counts => sums[countLeading(sorted, ({ startMs }) => startMs < atMs)]!;
  return (fromMs, toMs) => (fromMs < toMs ? subtract(sumBefore(toMs), sumBefore(fromMs)) : NO_COUNTS);
}

const subtract = (left: Counts, right: Counts): Counts => ({
  n: left.n - right.n,
  b: left.b - right.b,
  total: left.total - right.total,
  good: left.good - right.good,
  bad: left.bad - right.bad,
});
