import { expect, it } from 'vitest';
import { capSeries, describeCap } from './cap-series';

const series = Array.from({ length: 143 }, (_, i) => ({ name: `service-${i}`, value: i }));

it('keeps the eight largest, largest first, and says how many there are', () => {
  const capped = capSeries(series);
  expect(capped.shown.map(({ value }) => value)).toEqual([142, 141, 140, 139, 138, 137, 136, 135]);
  expect(capped.others).toHaveLength(135);
  expect(describeCap(capped)).toBe('Top 8 of 143');
});

it('says nothing when all are shown', () => {
  expect(describeCap(capSeries(series.slice(0, 8)))).toBeNull();
});

it('equal values keep a stable order by name', () => {
  const names = capSeries([
    { name: 'b', value: 1 },
    { name: 'a', value: 1 },
  ]).shown.map(({ name }) => name);
  expect(names).toEqual(['a', 'b']);
});
