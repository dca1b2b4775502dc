import { describe, expect, it } from 'vitest';
import {
  describeCounted,
  describeDelay,
  describeFacetValue,
  describeTargetKey,
  describeTrail,
} from './trail-words';

describe('the answer of the trail', () => {
  it('says how many entries there are, and no more than is known', () => {
    const of = (total: number, isTotalLeast = false, isFiltered = false) =>
      describeTrail({ total, isTotalLeast }, 'Last 7 days', isFiltered);
    expect(of(1_234)).toBe('1,234 entries in the last 7 days.');
    expect(of(10_000, true)).toBe('More than 10,000 entries in the last 7 days.');
    expect(of(1, false, true)).toBe('1 entry matches the filters in the last 7 days.');
    expect(of(2, false, true)).toBe('2 entries match the filters in the last 7 days.');
    expect(of(0)).toBe('No entry in the last 7 days.');
    expect(of(0, false, true)).toBe('No entry matches the filters in the last 7 days.');
  });

  it('names a window that does not move', () => {
    expect(describeTrail({ total: 2, isTotalLeast: false }, '21 Nov, 10:00 – 11:00 UTC', false)).toBe(
      '2 entries in the window 21 Nov, 10:00 – 11:00 UTC.',
    );
  });
});

it('the counts of the facets say of which entries they are', () => {
  expect(describeCounted({ counted: 386, isAll: true })).toBe('Counted over all 386 entries that match.');
  expect(describeCounted({ counted: 10_000, isAll: false })).toBe(
    'Counted over the newest 10,000 entries that match.',
  );
});

describe('between happening and recording', () => {
  const at = '2026-11-21T10:00:00.000000Z';
  it.each([
    ['2026-11-21T10:04:59.000000Z', null],
    ['2026-11-21T10:05:00.000000Z', 'recorded 5\u202fmin later'],
    ['2026-11-21T12:10:00.000000Z', 'recorded 2\u202fh later'],
    ['2026-11-21T09:00:00.000000Z', 'dated 1\u202fh ahead'],
  ])('recorded at %s: %s', (recordedAt, words) => {
    expect(describeDelay(at, recordedAt)).toBe(words);
  });
});

it('values of facets are words: whose pseudonym it is, what a target is', () => {
  expect(describeFacetValue('actor', 'z_jaRz6tW2kJjVKLeizblG', 'Alice')).toBe('Alice');
  expect(describeFacetValue('actor', 'erased', null)).toBe('Erased');
  expect(describeFacetValue('outcome', 'failure', null)).toBe('Failure');
  expect(describeTargetKey('policy:shop/carts:write')).toBe('policy shop/carts:write');
});
