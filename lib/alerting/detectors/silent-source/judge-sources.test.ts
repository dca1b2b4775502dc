import { describe, expect, it } from 'vitest';
import { foldActivity, type ActiveHour } from './fold-activity';
import { judgeSources } from './judge-sources';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-20T00:00:00Z');

/** Sixty events in each of some hours since the start, the last one a minute before the hour's end. */
const hours = (source: string, list: readonly number[]): ActiveHour[] =>
  list.map((hour) => ({
    source,
    kind: 'decision',
    hour: START + hour * HOUR,
    lastAt: START + (hour + 1) * HOUR - MINUTE,
    events: 60,
  }));
const range = (length: number) => Array.from({ length }, (_, index) => index);
const at = (activeHours: readonly ActiveHour[], atMs: number, boundMs = 15 * MINUTE) =>
  judgeSources(foldActivity(activeHours)(atMs), () => activeHours, atMs, boundMs);

describe('a source that sends every minute', () => {
  const opa = hours('opa', range(24));
  const lastAt = START + 24 * HOUR - MINUTE;

  it('is silent after a quarter of an hour, and not before', () => {
    expect(at(opa, lastAt + 15 * MINUTE)).toMatchObject([{ outcome: 'false' }]);
    expect(at(opa, lastAt + 16 * MINUTE)).toMatchObject([
      { outcome: 'true', subject: { item: 'opa' }, value: 960, threshold: 900, sinceMs: lastAt },
    ]);
  });

  it('may be given more time by the rule', () => {
    expect(at(opa, lastAt + 16 * MINUTE, HOUR)).toMatchObject([{ outcome: 'false', threshold: 3_600 }]);
  });

  it('is judged by what was known at a time in the past', () => {
    expect(at(opa, START + 10 * HOUR + 30 * MINUTE)).toMatchObject([{ outcome: 'false', value: 0 }]);
    // Of a source that had sent for less than six hours nobody knows its rhythm.
    expect(at(opa, START + 4 * HOUR)).toEqual([]);
  });
});

it('a source that pauses at night is not missed then', () => {
  const office = hours(
    'okta',
    range(72).filter((hour) => hour % 24 < 20),
  );
  // Four hours without events each night: six are waited for.
  const lastAt = START + 68 * HOUR - MINUTE;
  expect(at(office, lastAt + 5 * HOUR)).toMatchObject([{ outcome: 'false' }]);
  expect(at(office, lastAt + 6 * HOUR + MINUTE)).toMatchObject([{ outcome: 'true' }]);
});

it('a source that sends now and then is never missed', () => {
  expect(at(hours('terraform', [0, 9, 30, 31, 55]), START + 70 * HOUR)).toEqual([]);
});

it('a source that exports once an hour is not missed in between', () => {
  // A hundred events within the first minute of every hour.
  const hourly = range(48).map((hour) => ({
    source: 'billing-export',
    kind: 'heartbeat',
    hour: START + hour * HOUR,
    lastAt: START + hour * HOUR + MINUTE,
    events: 100,
  }));
  const lastAt = START + 47 * HOUR + MINUTE;
  // 59 minutes of each hour are quiet: half as much again is waited for.
  expect(at(hourly, lastAt + 88 * MINUTE)).toMatchObject([{ outcome: 'false' }]);
  expect(at(hourly, lastAt + 90 * MINUTE)).toMatchObject([{ outcome: 'true', threshold: 1.5 * 59 * 60 }]);
});
