import { expect, it } from 'vitest';
import { DAY, every, HOUR, MINUTE, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import { judgeSandboxReach } from './judge-sandbox-reach';

const limit = { attempts: 10, deviations: 6 };
const pair = { zone: 'sandbox', item: 'sandbox → payments' };
const judge = (counts: Counts[], rest = {}, atMs = NOW) => {
  const each = tallyCounts(pair, counts, rest);
  const measured = tallyCounts(
    {},
    every(HOUR, { from: NOW - 20 * DAY, to: NOW }, () => ({ all: 500 })),
  ).all;
  return judgeSandboxReach({ pairs: [each], measured, history: null }, limit, atMs)[0]!;
};
const now = (count: number) => [{ at: NOW - 20 * MINUTE, all: count, bad: count }];
/** Nine attempts in every hour. */
const noise = every(HOUR, { from: NOW - 20 * DAY, to: NOW - HOUR }, () => ({ all: 9, bad: 9 }));

it('attempts are told above their noise, not at it', () => {
  // Nine are usual, the deviation of a Poisson count is three: 27.
  expect(judge([...noise, ...now(27)])).toMatchObject({ outcome: 'false', threshold: 27, expected: 9 });
  expect(judge([...noise, ...now(28)], { services: ['lab', 'notebook', 'ci'] })).toMatchObject({
    outcome: 'true',
    sinceMs: NOW - 20 * MINUTE,
    sentence:
      '28 attempts to reach production in an hour (sandbox → payments), where 9 are usual at this time of day, by lab, notebook and 1 more',
  });
});

it('a few attempts are no matter', () => {
  expect(judge(now(10))).toMatchObject({ outcome: 'false', threshold: 10 });
  expect(judge(now(11)).outcome).toBe('true');
});

it('without five measured days there is no verdict, but of a drill', () => {
  const evidence = (isDrill: boolean) => ({
    pairs: [tallyCounts(pair, now(50), { isDrill })],
    measured: { at: [], totals: [] },
    history: null,
  });
  expect(judgeSandboxReach(evidence(false), limit, NOW)[0]).toMatchObject({
    outcome: 'false',
    threshold: null,
  });
  expect(judgeSandboxReach(evidence(true), limit, NOW)[0]).toMatchObject({ outcome: 'true', threshold: 10 });
});

it('what is busy at noon every day is its rhythm', () => {
  const rhythm = every(HOUR, { from: NOW - 20 * DAY, to: NOW }, (at) => {
    const count = Math.round(60 - 55 * Math.cos((2 * Math.PI * (at % DAY)) / DAY));
    return { all: count, bad: count };
  });
  const fired = every(HOUR, { from: NOW - 5 * DAY, to: NOW }, () => ({ all: 0 })).filter(
    ({ at }) => judge(rhythm, {}, at).outcome === 'true',
  );
  expect(fired).toEqual([]);
});
