import { expect, test } from 'vitest';
import { findCoverageGaps } from './find-coverage-gaps';

const DAY = '2026-11-21';
/** A day of 96 quarters with telemetry in these (0 is 00:00). */
const quarters = (...marked: number[]) =>
  Array.from({ length: 96 }, (_, index) => (marked.includes(index) ? '1' : '0')).join('');
const day = (service: string, seen: number[], tagged = seen) => ({
  day: DAY,
  service,
  seen: quarters(...seen),
  tagged: quarters(...tagged),
});
const at = (clock: string) => Date.parse(`${DAY}T${clock}:00Z`);
const window = { fromMs: at('00:00'), atMs: at('10:05') };

test('a service is covered by tagged telemetry of the quarter or the one before', () => {
  // 40 is 10:00, 39 is 09:45, 38 is 09:30.
  expect(findCoverageGaps(['a', 'b'], [day('a', [40]), day('b', [39])], window)).toEqual([]);
  expect(findCoverageGaps(['c'], [day('c', [38])], window)).toEqual([
    { service: 'c', silentSince: '2026-11-21T09:45:00.000Z', untaggedSince: null },
  ]);
});

test('one that still sends without tags is told apart from one that is silent', () => {
  expect(findCoverageGaps(['d'], [day('d', [36, 37, 38, 39, 40], [36])], window)).toEqual([
    { service: 'd', silentSince: null, untaggedSince: '2026-11-21T09:15:00.000Z' },
  ]);
});

test('one that was never seen has no time, and what was seen later does not count', () => {
  expect(findCoverageGaps(['e', 'f'], [day('f', [44])], window)).toEqual([
    { service: 'e', silentSince: null, untaggedSince: null },
    { service: 'f', silentSince: null, untaggedSince: null },
  ]);
});
