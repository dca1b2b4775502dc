import { expect, it } from 'vitest';
import { dynamicThresholdSchema } from '@/lib/domain/alerting/alert-rule';
import { judgeCount } from './judge-count';
import { DAY, every, HOUR, NOW, tallyCounts, type Counts } from './testing/tally-counts';

const words = { one: 'denial', many: 'denials', of: '' };
const dynamic = dynamicThresholdSchema.parse({});
const judge = (now: number, earlier: Counts[]) => {
  const subject = { zone: 'z', policy: 'p' };
  const history = tallyCounts(subject, earlier);
  return judgeCount(
    tallyCounts(subject, [{ at: NOW - 30 * 60_000, all: now, bad: now }]),
    { dynamic, byKey: new Map([[history.key, history]]), measured: history.all },
    words,
    NOW,
  );
};
const weeks = (counts: number[]): Counts[] =>
  counts.map((bad, index) => ({ at: NOW - (index + 1) * 7 * DAY - HOUR, all: 500, bad }));

it('an hour is held to the same hour of earlier weeks', () => {
  // Median 100, deviation 14.826 (MAD 10): up to 151.891.
  const history = weeks([90, 100, 110, 80, 120]);
  expect(judge(152, history)).toMatchObject({
    outcome: 'true',
    value: 152,
    expected: 100,
    unit: 'count',
    sinceMs: NOW - HOUR / 2,
    sentence:
      '152 denials in an hour, where 100 are usual at this hour of the week and up to 152 are no surprise',
  });
  expect(judge(151, history).outcome).toBe('false');
});

it('too short a history is no verdict', () => {
  expect(judge(10_000, weeks([1, 2, 3]))).toMatchObject({
    outcome: 'false',
    threshold: null,
    sentence: '10,000 denials in an hour; 3 of the 4 weeks are known that a verdict needs',
  });
});

it('a daily rhythm of eight weeks is none of its business', () => {
  // From 0 at midnight to 220 at noon, every day alike.
  const rhythm = (at: number) => Math.round(110 - 110 * Math.cos((2 * Math.PI * (at % DAY)) / DAY));
  const counts = every(HOUR, { from: NOW - 70 * DAY, to: NOW }, (at) => ({ all: 1_000, bad: rhythm(at) }));
  const each = tallyCounts({ zone: 'z' }, counts);
  const history = { dynamic, byKey: new Map([[each.key, each]]), measured: each.all };
  const fired = every(HOUR / 2, { from: NOW - 13 * DAY, to: NOW }, () => ({ all: 0 })).filter(
    ({ at }) => at % HOUR === 0 && judgeCount(each, history, words, at).outcome === 'true',
  );
  expect(fired).toEqual([]);
});
