import { expect, it } from 'vitest';
import { findFillingFrom, prepareLine } from './prepare-line';

const points = [0.9, 0.8, null, 0.7, null, 0.6, 0.5].map((value, at) => ({ at, value }));

it('gaps are never bridged', () => {
  expect(prepareLine(points, null).map(({ solid }) => solid)).toEqual([0.9, 0.8, null, 0.7, null, 0.6, 0.5]);
});

it('the segment to the filling sample is dotted, and only that', () => {
  const rows = prepareLine(points, 6);
  expect(rows.map(({ dotted }) => dotted)).toEqual([null, null, null, null, null, 0.6, 0.5]);
  expect(rows.at(-1)?.solid).toBeNull();
});

it('a sample between two gaps becomes a dot', () => {
  expect(prepareLine(points, null).map(({ alone }) => alone)).toEqual([
    null,
    null,
    null,
    0.7,
    null,
    null,
    null,
  ]);
});

it('the last step is filling while its data does not reach its end', () => {
  expect(findFillingFrom([{ at: 0, value: 1 }], 60, 30)).toBe(0);
  expect(findFillingFrom([{ at: 0, value: 1 }], 60, 60)).toBeNull();
  expect(findFillingFrom([], 60, 0)).toBeNull();
});
