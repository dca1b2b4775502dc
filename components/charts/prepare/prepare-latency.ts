import type { LatencySeries } from '@/lib/domain/read-models/common';
import { completeUntil, fillGrid } from './fill-grid';
import { prepareLine, type LineRow } from './prepare-line';
import { buildTimeGrid, type TimeGrid } from './time-grid';

export const PERCENTILES = ['p50', 'p95', 'p99'] as const;
export type Percentile = (typeof PERCENTILES)[number];

export type LatencyRow = { at: number; count: number; filling: boolean } & Record<Percentile, LineRow>;

/** The percentiles of a latency series on the grid of its window; gaps where nothing was measured. */
export function prepareLatency(series: LatencySeries): { grid: TimeGrid; rows: LatencyRow[] } {
  const grid = buildTimeGrid(series.window, series.stepSeconds, series.buckets[0]?.at);
  const slots = fillGrid(grid, series.buckets, completeUntil(series.freshness));
  const fillingFrom = slots.find(({ filling }) => filling)?.at ?? null;
  const lines = Object.fromEntries(
    PERCENTILES.map((name) => [
      name,
      prepareLine(
        slots.map(({ at, bucket }) => ({ at, value: bucket?.[name] ?? null })),
        fillingFrom,
      ),
    ]),
  ) as Record<Percentile, LineRow[]>;
  return {
    grid,
    rows: slots.map(({ at, bucket, filling }, index) => ({
      at,
      filling,
      count: bucket?.count ?? 0,
      p50: lines.p50[index]!,
      p95: lines.p95[index]!,
      p99: lines.p99[index]!,
    })),
  };
}
