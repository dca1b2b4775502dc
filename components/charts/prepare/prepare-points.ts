import { completeUntil, fillGrid } from './fill-grid';
import { prepareLine, type LinePoint, type LineRow } from './prepare-line';
import { buildTimeGrid, type TimeGrid } from './time-grid';

/** The step, in seconds, between samples whose step is not given; a minute when there is only one. */
export function inferStepSeconds(points: readonly { at: string }[]): number {
  const times = points.map(({ at }) => Date.parse(at));
  const steps = times.slice(1).map((time, index) => time - times[index]!);
  const least = Math.min(...steps.filter((step) => step > 0));
  return Number.isFinite(least) ? least / 1_000 : 60;
}

export type PreparedPoints = {
  grid: TimeGrid;
  points: LinePoint[];
  rows: LineRow[];
  fillingFrom: number | null;
};

/** The samples of a series on the grid of their window, split for drawing. */
export function preparePoints(
  samples: readonly { at: string; value: number | null }[],
  window: { from: string; to: string },
  freshness: { dataUntil: string | null; generatedAt: string },
): PreparedPoints {
  const grid = buildTimeGrid(window, inferStepSeconds(samples), samples[0]?.at);
  const slots = fillGrid(grid, samples, completeUntil(freshness));
  const points = slots.map(({ at, bucket }) => ({ at, value: bucket?.value ?? null }));
  const filling = slots.find((slot) => slot.filling && slot.bucket?.value !== null);
  const fillingFrom = filling?.at ?? null;
  return { grid, points, rows: prepareLine(points, fillingFrom), fillingFrom };
}
