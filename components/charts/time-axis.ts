'use client';

import { formatTick } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { AXIS_TEXT, PLOT } from './plot-area';
import { pickTicks, zoneOffsetMs } from './prepare/pick-ticks';
import type { TimeGrid } from './prepare/time-grid';

/** Labels of the time axis for a grid, in the reader's zone. */
export function useTimeTicks(grid: TimeGrid, most = 7) {
  const zone = useTimeZone();
  const spanSeconds = (grid.to - grid.from) / 1_000;
  return {
    ticks: pickTicks(grid, most, zoneOffsetMs(grid.from, zone)),
    tickFormatter: (at: number) => formatTick(new Date(at), zone, spanSeconds),
  };
}

const axisLine = { stroke: 'var(--line)' } as const;

/** Props of a time axis: bars need a place per bucket, lines a continuous scale. */
export function timeAxisProps(grid: TimeGrid, scale: 'buckets' | 'continuous') {
  return {
    dataKey: 'at',
    height: PLOT.bottom,
    tick: AXIS_TEXT,
    tickLine: false,
    axisLine,
    ...(scale === 'continuous'
      ? { type: 'number' as const, domain: [grid.from, grid.to] as [number, number], allowDataOverflow: true }
      : { type: 'category' as const, interval: 0 as const }),
  };
}

/** Props of the value axis. */
export const valueAxisProps = {
  width: PLOT.left,
  tick: AXIS_TEXT,
  tickLine: false,
  axisLine: false,
  tickCount: 4,
} as const;

/** Faint horizontal lines. */
export const gridProps = { vertical: false, stroke: 'var(--line)' } as const;
