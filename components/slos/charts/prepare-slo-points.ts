import { completeUntil, fillGrid } from '@/components/charts/prepare/fill-grid';
import { prepareLine, type LineRow } from '@/components/charts/prepare/prepare-line';
import { buildTimeGrid, type TimeGrid } from '@/components/charts/prepare/time-grid';
import type { SloDetail, SloPoint, Unbounded } from '@/lib/domain/read-models/objectives';

/** The lines of an objective's charts; rates are events a minute. */
export const SLO_LINES = ['remaining', 'longBurn', 'shortBurn', 'good', 'bad'] as const;
export type SloLine = (typeof SLO_LINES)[number];

/** One sample of every chart; `point` is null where nothing was measured. */
export type SloRow = {
  at: number;
  filling: boolean;
  point: SloPoint | null;
  evenSpend: number | null;
} & Record<SloLine, LineRow>;

export type PreparedSlo = { grid: TimeGrid; rows: SloRow[] };

/** Only what is bounded has a place on an axis. */
const drawn = (value: Unbounded | undefined): number | null => (typeof value === 'number' ? value : null);

/** The points of an objective on the grid of the range, split for drawing; a step without events is a gap. */
export function prepareSloPoints({
  window,
  stepSeconds,
  points,
  freshness,
}: Pick<SloDetail, 'window' | 'stepSeconds' | 'points' | 'freshness'>): PreparedSlo {
  const grid = buildTimeGrid(window, stepSeconds, points[0]?.at);
  const slots = fillGrid(grid, points, completeUntil(freshness));
  const minutes = grid.stepMs / 60_000;
  const rate = (point: SloPoint | null, count: (point: SloPoint) => number) =>
    point === null || point.total === 0 ? null : count(point) / minutes;
  const valueOf: Record<SloLine, (point: SloPoint | null) => number | null> = {
    remaining: (point) => drawn(point?.remaining),
    longBurn: (point) => drawn(point?.longBurn),
    shortBurn: (point) => drawn(point?.shortBurn),
    good: (point) => rate(point, ({ good }) => good),
    bad: (point) => rate(point, ({ good, total }) => Math.max(0, total - good)),
  };
  const lines = Object.fromEntries(
    SLO_LINES.map((line) => {
      const samples = slots.map(({ at, bucket }) => ({ at, value: valueOf[line](bucket) }));
      const filling = slots.find((slot, index) => slot.filling && samples[index]!.value !== null);
      return [line, prepareLine(samples, filling?.at ?? null)];
    }),
  ) as Record<SloLine, LineRow[]>;
  const rows = slots.map(({ at, bucket, filling }, index) => ({
    at,
    filling,
    point: bucket,
    evenSpend: bucket?.evenSpend ?? null,
    remaining: lines.remaining[index]!,
    longBurn: lines.longBurn[index]!,
    shortBurn: lines.shortBurn[index]!,
    good: lines.good[index]!,
    bad: lines.bad[index]!,
  }));
  return { grid, rows };
}

/** The value of a line at a sample, finished or still filling. */
export const valueAt = (row: SloRow, line: SloLine): number | null => row[line].solid ?? row[line].dotted;

/** The samples of a line that have a value. */
export const samplesOf = ({ rows }: PreparedSlo, line: SloLine): { at: number; value: number }[] =>
  rows.flatMap((row) => {
    const value = valueAt(row, line);
    return value === null ? [] : [{ at: row.at, value }];
  });
