import { expect, it } from 'vitest';
import { pickTicks } from './pick-ticks';
import { buildTimeGrid } from './time-grid';

const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

it('labels round times', () => {
  const grid = buildTimeGrid({ from: '2026-11-21T10:07:00Z', to: '2026-11-21T11:07:00Z' }, 60, undefined);
  expect(pickTicks(grid, 6, 0).map(clock)).toEqual(['10:10', '10:20', '10:30', '10:40', '10:50', '11:00']);
});

it('days begin at the reader’s midnight', () => {
  const grid = buildTimeGrid({ from: '2026-11-18T00:00:00Z', to: '2026-11-21T00:00:00Z' }, 3_600, undefined);
  expect(pickTicks(grid, 4, 3_600_000).map(clock)).toEqual(['23:00', '23:00', '23:00']);
});

it('there are never more than asked for', () => {
  const grid = buildTimeGrid({ from: '2026-10-22T00:00:00Z', to: '2026-11-21T00:00:00Z' }, 21_600, undefined);
  expect(pickTicks(grid, 8, 0).length).toBeLessThanOrEqual(8);
});
