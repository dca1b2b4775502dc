import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_COUNTS } from './counts';
import { readRows, type CountRow } from './read-rows';
import { makeRows } from './testing/make-rows';

const MINUTE_MS = 60_000;

it('a window holds its lower end and not its upper one', () => {
  const between = readRows(makeRows(10, 3, 4, 5));
  expect(between(10 * MINUTE_MS, 12 * MINUTE_MS)).toEqual({ n: 10, b: 2, total: 10, good: 8, bad: 2 });
  expect(between(0, 10 * MINUTE_MS)).toEqual(NO_COUNTS);
  expect(between(13 * MINUTE_MS, Infinity)).toEqual(NO_COUNTS);
  expect(between(12 * MINUTE_MS, 11 * MINUTE_MS)).toEqual(NO_COUNTS);
});

it('rows of overlapping traffic add up, in whatever order they come', () => {
  const rows = [...makeRows(11, 2, 1, 2), ...makeRows(10, 2, 4, 4)];
  expect(readRows(rows)(11 * MINUTE_MS, 12 * MINUTE_MS)).toMatchObject({ total: 6, good: 5, bad: 1 });
});

it('any window is the sum of its rows', () => {
  const row = fc.record({ at: fc.nat(200), good: fc.nat(50), bad: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(row), fc.nat(200), fc.nat(200), (given, from, to) => {
      const rows = given.map(({ at, good, bad }): CountRow => ({
        startMs: at * MINUTE_MS,
        stepMs: MINUTE_MS,
        n: good + bad,
        b: bad,
        total: good + bad,
        good,
        bad,
      }));
      const within = given.filter(({ at }) => at >= from && at < to);
      const found = readRows(rows)(from * MINUTE_MS, to * MINUTE_MS);
      expect(found.good).toBe(within.reduce((sum, { good }) => sum + good, 0));
      expect(found.bad).toBe(within.reduce((sum, { bad }) => sum + bad, 0));
    }),
  );
});

it('no weight of another time is left in a window without bad events', () => {
  const third = (startMs: number, bad: number): CountRow => ({
    startMs,
    stepMs: MINUTE_MS,
    n: 3,
    b: bad,
    total: 1 / 0.3 + bad / 0.7,
    good: 1 / 0.3,
    bad: bad / 0.7,
  });
  const between = readRows([third(0, 1), third(MINUTE_MS, 2), third(2 * MINUTE_MS, 0)]);
  expect(between(2 * MINUTE_MS, 3 * MINUTE_MS).bad).toBe(0);
});
