import { expect, it } from 'vitest';
import { findSilentSources, type SourceHours } from './find-silent-sources';
import { HOUR, MINUTE, NOW } from './testing/tally-counts';

/** A source with 60 events in each of `count` hours, the last of them ending `quietMs` before now. */
const source = (count: number, quietMs: number, eachHours = 1): SourceHours => {
  const last = Math.floor((NOW - quietMs) / HOUR) * HOUR;
  const hours = Array.from({ length: count }, (_, index) => last - (count - 1 - index) * HOUR * eachHours);
  return {
    source: 'opa',
    kind: 'decision',
    hours,
    lastAt: hours.map((hour) => (hour === last ? NOW - quietMs : hour + HOUR - 1)),
    events: hours.map(() => 60),
  };
};

it('a source that sends every minute is silent after a quarter of an hour', () => {
  expect(findSilentSources([source(48, 16 * MINUTE)], NOW)).toEqual([
    { source: 'opa', kind: 'decision', sinceMs: NOW - 16 * MINUTE },
  ]);
  expect(findSilentSources([source(48, 15 * MINUTE)], NOW)).toEqual([]);
});

it('a source that speaks now and then is not missed', () => {
  expect(findSilentSources([source(20, 5 * HOUR, 6)], NOW)).toEqual([]);
  expect(findSilentSources([source(3, 5 * HOUR)], NOW)).toEqual([]);
});

it('what came after a time is not known at it', () => {
  const sending = source(48, MINUTE);
  expect(findSilentSources([sending], NOW)).toEqual([]);
  // Of the last hour only its last event is known, which is after that time.
  expect(findSilentSources([sending], NOW - 30 * MINUTE)).toEqual([]);
});
