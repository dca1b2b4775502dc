import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values';

const paths = (expected: unknown, got: unknown, tolerance = {}) =>
  compareValues(expected, got, tolerance).map(({ path }) => path);

describe('two numbers', () => {
  it('are equal within the larger of both tolerances', () => {
    expect(paths(100, 100.0000001, { rel: 1e-9 })).toEqual([]);
    expect(paths(100, 100.000001, { rel: 1e-9 })).toEqual(['']);
    expect(paths(0, 1e-13, { rel: 1e-9, abs: 1e-12 })).toEqual([]);
    expect(paths(0, 1e-11, { rel: 1e-9, abs: 1e-12 })).toEqual(['']);
    expect(paths(1, 1.0000000001)).toEqual(['']);
    expect(paths(1, 1.0000000001, { exact: true, rel: 1 })).toEqual(['']);
  });

  it('may differ more where they are p-values', () => {
    const tolerance = { rel: 1e-8, p_values_abs: 1e-6 };
    const expected = { plain: { p_decreasing: 0.5, z: 1, S: 1 } };
    const got = { plain: { p_decreasing: 0.5000005, z: 1.0000005, S: 1.0000005 } };
    expect(paths(expected, got, tolerance)).toEqual(['plain.S']);
  });

  it('are infinite in words', () => {
    expect(paths(['inf', '-inf'], [Infinity, -Infinity], { rel: 1 })).toEqual([]);
    expect(paths(['inf', 'inf', 1], [-Infinity, 1e308, Infinity], { rel: 1 })).toEqual(['[0]', '[1]', '[2]']);
  });
});

it('nothing is null, and null is not 0', () => {
  expect(paths({ a: null, b: null, c: 0 }, { a: null, b: 0, c: null }, { abs: 1 })).toEqual(['b', 'c']);
  expect(paths({ a: 1 }, {})).toEqual(['a']);
  expect(paths({ a: null }, {})).toEqual(['a']);
});

it('a field is named by its path', () => {
  const expected = { windows: [{ burn: 1 }, { burn: 2 }], met: true };
  expect(compareValues(expected, { windows: [{ burn: 1 }, { burn: 3 }], met: 'true' }, {})).toEqual([
    { path: 'windows[1].burn', expected: 2, got: 3 },
    { path: 'met', expected: true, got: 'true' },
  ]);
});

it('lists have the same length, and buckets the same keys', () => {
  expect(paths([1], [1, 2])).toEqual(['']);
  expect(paths([], {})).toEqual(['']);
  expect(paths({ 5: 1 }, new Map([['5', 1]]))).toEqual([]);
  expect(
    paths(
      { 5: 1 },
      new Map([
        ['5', 1],
        ['6', 1],
      ]),
    ),
  ).toEqual(['6']);
  expect(paths({ a: 1 }, { a: 1, more: 2 })).toEqual([]);
});
