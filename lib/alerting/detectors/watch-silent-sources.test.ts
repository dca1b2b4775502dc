import { describe, expect, it } from 'vitest';
import { isRegular } from '@/lib/sli/assess-completeness';
import { silentAfter } from '@/lib/sli/silent-after';
import { expectEvents, MISSED_EVENTS } from './expect-events';
import { watchSilentSources, type SilentSource, type SourceHours } from './watch-silent-sources';
import { HOUR, MINUTE, NOW } from './testing/tally-counts';
import { usualPause } from './usual-pause';

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

const silentAt = (sources: readonly SourceHours[], atMs: number) => watchSilentSources(sources)(atMs);

it('a source that sends every minute is silent after a quarter of an hour', () => {
  expect(silentAt([source(48, 16 * MINUTE)], NOW)).toEqual([
    { source: 'opa', kind: 'decision', sinceMs: NOW - 16 * MINUTE },
  ]);
  expect(silentAt([source(48, 15 * MINUTE)], NOW)).toEqual([]);
});

it('a source that speaks now and then is not missed', () => {
  expect(silentAt([source(20, 5 * HOUR, 6)], NOW)).toEqual([]);
  expect(silentAt([source(3, 5 * HOUR)], NOW)).toEqual([]);
});

it('what came after a time is not known at it', () => {
  const sending = source(48, MINUTE);
  expect(silentAt([sending], NOW)).toEqual([]);
  // Of the last hour only its last event is known, which is after that time.
  expect(silentAt([sending], NOW - 30 * MINUTE)).toEqual([]);
});

describe('asked at thousands of times', () => {
  /** All that was known at a time, looked at afresh. Source: the rules of `isRegular`, `silentAfter`, `usualPause` and `expectEvents`. */
  function lookAfresh(each: SourceHours, atMs: number): SilentSource[] {
    const seen = each.hours
      .map((hour, index) => ({ hour, lastAt: each.lastAt[index]!, events: each.events[index]! }))
      .filter(({ hour }) => hour < atMs && hour >= atMs - 28 * 24 * HOUR);
    if (seen.length === 0) return [];
    const sinceMs = Math.min(seen.at(-1)!.lastAt, atMs);
    const gaps = seen.slice(1).map(({ hour }, index) => (hour - seen[index]!.hour) / HOUR - 1);
    const rhythm = {
      source: each.source,
      kind: each.kind,
      events: seen.reduce((sum, { events }) => sum + events, 0),
      activeHours: seen.length,
      spanHours: (seen.at(-1)!.hour - seen[0]!.hour) / HOUR + 1,
      longestPauseHours: Math.max(0, ...gaps),
      lastAt: sinceMs,
    };
    const isSilent =
      isRegular(rhythm) &&
      atMs - sinceMs > Math.max(silentAfter(rhythm), usualPause(seen)) &&
      expectEvents(seen, sinceMs, atMs) >= MISSED_EVENTS;
    return isSilent ? [{ source: each.source, kind: each.kind, sinceMs }] : [];
  }

  it('says the same as a look at everything at each of them, in any order', () => {
    const ceased = source(24 * 40, 3 * 24 * HOUR);
    // Six hours a night are quiet, and two days of a month long ago.
    const nightly = source(24 * 40, 9 * HOUR);
    const kept = nightly.hours.flatMap((hour, index) =>
      (hour / HOUR) % 24 < 18 && (index < 300 || index > 348) ? [index] : [],
    );
    const office: SourceHours = {
      ...nightly,
      source: 'okta',
      hours: kept.map((index) => nightly.hours[index]!),
      lastAt: kept.map((index) => nightly.lastAt[index]!),
      events: kept.map((index) => nightly.events[index]!),
    };
    const sources = [ceased, office, { ...source(24 * 40, MINUTE), source: 'mesh' }];
    const at = watchSilentSources(sources);
    const times = Array.from({ length: 1_000 }, (_, step) => NOW - step * 37 * MINUTE);
    const found = times.map((atMs) => at(atMs));
    expect(found).toEqual(times.map((atMs) => sources.flatMap((each) => lookAfresh(each, atMs))));
    expect(found.filter((silent) => silent.length > 0).length).toBeGreaterThan(100);
    expect(times.toReversed().map((atMs) => at(atMs))).toEqual(found.toReversed());
  });
});
