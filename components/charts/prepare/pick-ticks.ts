import type { TimeGrid } from './time-grid';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPACINGS = [
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];

/**
 * Starts of the grid that get a label on the time axis: round times of the reader's clock, at most
 * `most` of them. `offsetMs` is the zone's offset from UTC, so that days begin at the reader's midnight.
 */
export function pickTicks(grid: TimeGrid, most: number, offsetMs: number): number[] {
  const span = grid.to - grid.from;
  const spacing = SPACINGS.find((each) => each >= grid.stepMs && span / each <= most) ?? span;
  const round = grid.starts.filter((at) => (at + offsetMs) % spacing === 0);
  if (round.length > 1) return round;
  const every = Math.max(1, Math.ceil(grid.starts.length / most));
  return grid.starts.filter((_, index) => index % every === 0);
}

/** The offset from UTC, in milliseconds, of a zone's clock at an instant; null is the browser's zone. */
export function zoneOffsetMs(at: number, zone: string | null): number {
  if (zone === 'UTC') return 0;
  return -new Date(at).getTimezoneOffset() * MINUTE;
}
