import { describe, expect, it } from 'vitest';
import { completeUntil, fillGrid } from './fill-grid';
import { buildTimeGrid, instantInGrid, positionInGrid } from './time-grid';

const window = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:05:00Z' };
const at = (minute: number) => `2026-11-21T10:0${minute}:00Z`;

describe('gaps', () => {
  it('a missing bucket is a gap, never zero', () => {
    const grid = buildTimeGrid(window, 60, at(0));
    const slots = fillGrid(grid, [{ at: at(0) }, { at: at(3) }], Date.parse(window.to));
    expect(slots.map(({ bucket }) => bucket !== null)).toEqual([true, false, false, true, false]);
  });

  it('the grid lines up with buckets that start off the epoch step', () => {
    const grid = buildTimeGrid(
      { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' },
      43_200,
      '2026-11-21T06:00:00Z',
    );
    const slots = fillGrid(grid, [{ at: '2026-11-21T06:00:00Z' }], Infinity);
    expect(slots.filter(({ bucket }) => bucket)).toHaveLength(1);
  });
});

it('the last bucket is marked as filling until its data is complete', () => {
  const grid = buildTimeGrid(window, 60, at(0));
  const buckets = [3, 4].map((minute) => ({ at: at(minute) }));
  const until = completeUntil({ dataUntil: '2026-11-21T10:04:20Z', generatedAt: '2026-11-21T10:04:30Z' });
  expect(fillGrid(grid, buckets, until).map(({ filling }) => filling)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

it('before the first event the time of the answer decides', () => {
  expect(completeUntil({ dataUntil: null, generatedAt: window.to })).toBe(Date.parse(window.to));
});

it('instants and positions are each other’s inverse inside the grid', () => {
  const grid = buildTimeGrid(window, 60, undefined);
  expect(positionInGrid(grid, Date.parse(at(1)))).toBeCloseTo(0.2);
  expect(instantInGrid(grid, 0.2)).toBe(Date.parse(at(1)));
  expect(positionInGrid(grid, Date.parse('2026-11-21T09:00:00Z'))).toBeNull();
});

it('an absurd step cannot make an endless grid', () => {
  const grid = buildTimeGrid({ from: '2020-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 1, undefined);
  expect(grid.starts.length).toBeLessThanOrEqual(5_000);
});
