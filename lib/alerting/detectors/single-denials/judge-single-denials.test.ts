import { expect, it } from 'vitest';
import { DAY, every, HOUR, MINUTE, NOW, tallyCounts, type Counts } from '../testing/tally-counts';
import { judgeSingleDenials } from './judge-single-denials';

const limit = { windowMs: HOUR, denials: 0, quietMs: 7 * DAY, fewestBefore: 1_000 };
const subject = { zone: 'payments', service: 'ledger', policy: 'ledger/read' };
const judge = (denials: Counts[], decided: Counts[], rest = limit, atMs = NOW) => {
  const history = tallyCounts(subject, decided);
  return judgeSingleDenials(
    {
      denied: [tallyCounts(subject, denials)],
      decided: new Map([[history.key, history]]),
      history: null,
    },
    rest,
    atMs,
  )[0]!;
};
/** Ten decisions an hour, the last in the hour that began three hours ago: 167 hours of the week before the window. */
const WEEK = every(HOUR, { from: NOW - 8 * DAY, to: NOW - 2 * HOUR }, () => ({ all: 10 }));
const one = [{ at: NOW - 20 * MINUTE, all: 1, bad: 1 }];

it('a denial after a week without any is told', () => {
  expect(judge(one, WEEK)).toMatchObject({
    outcome: 'true',
    value: 1,
    threshold: 0,
    unit: 'count',
    sinceMs: NOW - 20 * MINUTE,
    sentence: '1 denial by ledger/read in 1 hour, after none in 1,670 decisions of 7 days',
  });
  expect(judge(one, WEEK, { ...limit, denials: 1 }).outcome).toBe('false');
  expect(judge([], WEEK)).toMatchObject({ outcome: 'false', value: null });
});

it('a policy that denies now and then, or is hardly used, is left alone', () => {
  expect(judge(one, [...WEEK, { at: NOW - 5 * DAY - 1, all: 1, bad: 1 }]).outcome).toBe('false');
  expect(judge(one, WEEK.slice(-99)).outcome).toBe('false');
  expect(judge(one, []).outcome).toBe('false');
});

it('a denial between the last whole hour and the window is one before it', () => {
  const earlier = { at: NOW - 70 * MINUTE, all: 1, bad: 1 };
  expect(judge([earlier, ...one], WEEK, limit, NOW - 5 * MINUTE).outcome).toBe('false');
});
