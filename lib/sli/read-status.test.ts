import { describe, expect, it } from 'vitest';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { authErrorRate } from './m06-auth-error-rate';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { readStatus } from './read-status';

describe('the status of an objective', () => {
  it('is no data where nothing was measured', () => {
    expect(readStatus(policyEnforcementRate, { good: 0, total: 0 }, null)).toBe('no-data');
    expect(readStatus(crossZoneAttempts, { good: 0, total: 0 }, 5)).toBe('no-data');
  });

  it.each([
    [1_000, 1_000, 'met'],
    // An exact tie meets the objective, also where 1 − 0.999 in binary is more or less than 0.001.
    [999, 1_000, 'met'],
    [99_900, 100_000, 'met'],
    [999_000, 1_000_000, 'met'],
    [99_899, 100_000, 'breached'],
    [0, 10, 'breached'],
  ])('of M1 with %i of %i is %s', (good, total, status) => {
    expect(readStatus(policyEnforcementRate, { good, total }, null)).toBe(status);
  });

  it('of M1 meets its objective at every exact tie', () => {
    for (let thousands = 1; thousands <= 5_000; thousands += 1)
      expect(
        readStatus(policyEnforcementRate, { good: thousands * 999, total: thousands * 1_000 }, null),
      ).toBe('met');
  });

  it.each([
    [1_000, 1_000, 'met'],
    [999, 1_000, 'met'],
    [998, 1_000, 'breached'],
  ])('of M6 with %i of %i good is %s', (good, total, status) => {
    expect(readStatus(authErrorRate, { good, total }, null)).toBe(status);
  });

  it.each([
    [5, 6, 'met'],
    [5, 5, 'met'],
    [5, 4, 'at-risk'],
    [0, 0, 'met'],
    [5, null, 'met'],
  ])('of M8 with %i attempts after %s is %s: it must not grow', (attempts, before, status) => {
    expect(readStatus(crossZoneAttempts, { good: attempts, total: 100 }, before)).toBe(status);
  });
});
