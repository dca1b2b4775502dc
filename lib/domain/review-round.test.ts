import { expect, it } from 'vitest';
import { reviewRoundOf, windowOfRound } from './review-round';

it.each([
  // ISO 8601: weeks begin on Monday and belong to the year of their Thursday.
  ['2026-11-21T12:00:00Z', '2026-W47'],
  ['2026-11-22T23:59:59.999Z', '2026-W47'],
  ['2026-11-23T00:00:00Z', '2026-W48'],
  ['2020-12-31T12:00:00Z', '2020-W53'],
  ['2021-01-03T23:59:59Z', '2020-W53'],
  ['2021-01-04T00:00:00Z', '2021-W01'],
  ['2024-12-30T00:00:00Z', '2025-W01'],
  ['1970-01-01T00:00:00Z', '1970-W01'],
])('the round of %s is %s', (at, round) => {
  expect(reviewRoundOf(new Date(at))).toBe(round);
});

it('a round lasts from Monday to Monday in UTC', () => {
  expect(windowOfRound(new Date('2026-11-21T12:00:00Z'))).toEqual({
    from: new Date('2026-11-16T00:00:00Z'),
    to: new Date('2026-11-23T00:00:00Z'),
  });
});
