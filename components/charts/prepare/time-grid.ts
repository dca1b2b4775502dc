/** The instants (epoch ms) at which a chart has a place for a bucket, whether one came or not. */
export type TimeGrid = { starts: readonly number[]; stepMs: number; from: number; to: number };

const MOST_STEPS = 5_000;

/**
 * The grid of a window. Steps line up with the buckets that came (`anyBucketAt`), or with the epoch
 * when none did.
 */
export function buildTimeGrid(
  window: { from: string; to: string },
  stepSeconds: number,
  anyBucketAt: string | undefined,
): TimeGrid {
  const stepMs = Math.max(1, stepSeconds) * 1_000;
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const phase = anyBucketAt === undefined ? 0 : ((Date.parse(anyBucketAt) % stepMs) + stepMs) % stepMs;
  const first = Math.floor((from - phase) / stepMs) * stepMs + phase;
  const starts: number[] = [];
  for (let at = first; at < to && starts.length < MOST_STEPS; at += stepMs) starts.push(at);
  return { starts, stepMs, from: first, to: (starts.at(-1) ?? first) + stepMs };
}

/** Where an instant lies in the grid, 0 at its start and 1 at its end; null outside. */
export function positionInGrid(grid: TimeGrid, at: number): number | null {
  const position = (at - grid.from) / (grid.to - grid.from);
  return position >= 0 && position <= 1 ? position : null;
}

/** The instant at a position between 0 and 1. */
export const instantInGrid = (grid: TimeGrid, position: number): number =>
  grid.from + Math.min(1, Math.max(0, position)) * (grid.to - grid.from);
