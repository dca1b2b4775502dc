import type { Window } from '@/lib/domain/time-range';
import { GRAINS } from './measures';

/** A stretch of time that is read from the rows of one grain: [from, to). */
export type Segment = { grain: number; from: Date; to: Date };

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const up = (time: number, unit: number) => Math.ceil(time / unit) * unit;
const down = (time: number, unit: number) => Math.floor(time / unit) * unit;

/**
 * The fewest rows that make up a window: days in the middle, hours around them, minutes at the
 * edges. Both ends are taken to the start of their minute, the finest grain there is.
 */
export function coverWindow(window: Window): Segment[] {
  const from = down(window.from.getTime(), MINUTE);
  const to = Math.max(up(window.to.getTime(), MINUTE), from + MINUTE);
  return cover(from, to, [
    [GRAINS.day, DAY],
    [GRAINS.hour, HOUR],
    [GRAINS.minute, MINUTE],
  ]);
}

function cover(from: number, to: number, grains: [grain: number, unit: number][]): Segment[] {
  if (from >= to) return [];
  const [[grain, unit], ...finer] = grains as [[number, number], ...[number, number][]];
  const first = up(from, unit);
  const last = down(to, unit);
  if (first >= last) return cover(from, to, finer);
  return [
    ...cover(from, first, finer),
    { grain, from: new Date(first), to: new Date(last) },
    ...cover(last, to, finer),
  ];
}

/** The one segment whose rows can be gathered into steps of `stepSeconds`. */
export function coverInSteps(window: Window, stepSeconds: number): Segment[] {
  const [grain, unit] =
    stepSeconds % 86_400 === 0
      ? [GRAINS.day, DAY]
      : stepSeconds % 3_600 === 0
        ? [GRAINS.hour, HOUR]
        : [GRAINS.minute, MINUTE];
  return [
    { grain, from: new Date(down(window.from.getTime(), unit)), to: new Date(up(window.to.getTime(), unit)) },
  ];
}
