import type { AskedWindow } from './plan-pieces';

/** The times of a window, both ends in, as far apart as its step; one of a window without length. */
export function listTimes({ fromMs, toMs, stepMs }: AskedWindow): number[] {
  if (toMs <= fromMs) return [toMs];
  const times = Array.from(
    { length: Math.floor((toMs - fromMs) / stepMs) + 1 },
    (_, index) => fromMs + index * stepMs,
  );
  return times.at(-1) === toMs ? times : [...times, toMs];
}
