import { expect, it } from 'vitest';
import { NO_COUNTS } from './counts';
import { judgeStatus } from './judge-status';
import { makeCounts } from './testing/make-rows';

const rules = { budgetRatio: 0.01, factor: 6, gates: { minTotal: 100, minBad: 2 } };
/** A burn of 10 and of 1 at 99 %. */
const high = makeCounts(100, 1_000);
const low = makeCounts(10, 1_000);

it.each([
  ['critical', high, high],
  ['recovering', high, low],
  ['increasing', low, high],
  ['acceptable', low, low],
] as const)('%s', (status, long, short) => {
  expect(judgeStatus(long, short, rules)).toBe(status);
});

it('nothing measured is no data, and a gap in the short window is not burning', () => {
  expect(judgeStatus(NO_COUNTS, NO_COUNTS, rules)).toBe('no-data');
  expect(judgeStatus(high, NO_COUNTS, rules)).toBe('recovering');
});

it('nothing is claimed from too few events', () => {
  expect(judgeStatus(makeCounts(99, 99), makeCounts(9, 9), rules)).toBe('too-few-events');
  expect(judgeStatus(makeCounts(0, 99), makeCounts(0, 9), rules)).toBe('too-few-events');
  // One bad event among many: too few to be called burning, but not to be called well.
  expect(judgeStatus(makeCounts(1, 1_000), makeCounts(1, 10), rules)).toBe('too-few-events');
  expect(judgeStatus(makeCounts(0, 1_000), makeCounts(0, 10), rules)).toBe('acceptable');
});

it('sampled events do not count as many', () => {
  // Ten observations at 1 %: a thousand by weight.
  const sampled = { n: 10, b: 1, total: 1_000, good: 900, bad: 100 };
  expect(judgeStatus(sampled, sampled, rules)).toBe('too-few-events');
});

it('an exact tie is not above', () => {
  expect(judgeStatus(makeCounts(60, 1_000), makeCounts(60, 1_000), rules)).toBe('acceptable');
});

it('without any budget one bad event is critical', () => {
  const zero = { budgetRatio: 0, factor: 14.4, gates: { minTotal: 0, minBad: 1 } };
  expect(judgeStatus(makeCounts(1, 1_000), makeCounts(1, 10), zero)).toBe('critical');
  expect(judgeStatus(makeCounts(0, 1_000), makeCounts(0, 10), zero)).toBe('acceptable');
});
