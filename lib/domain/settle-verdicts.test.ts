import { expect, it } from 'vitest';
import { isDisputed, settleVerdicts } from './settle-verdicts';

it('nothing said is nothing settled', () => {
  expect(settleVerdicts([])).toBe(null);
});

it('an unsure answer leaves a denial open, and decides nothing beside a sure one', () => {
  expect(settleVerdicts(['unsure'])).toBe('open');
  expect(settleVerdicts(['unsure', 'true-block'])).toBe('true-block');
});

it('two who disagree leave it open until a third decides', () => {
  expect(settleVerdicts(['true-block', 'false-positive'])).toBe('open');
  expect(settleVerdicts(['true-block', 'false-positive', 'false-positive'])).toBe('false-positive');
});

it('disagreement is between sure answers only', () => {
  expect(isDisputed(['true-block', 'unsure'])).toBe(false);
  expect(isDisputed(['true-block', 'false-positive'])).toBe(true);
});
