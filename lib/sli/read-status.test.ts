import { describe, expect, it } from 'vitest';
import { ofCounts, type Measurement } from './indicator-definition';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { authErrorRate } from './m06-auth-error-rate';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { readStatus } from './read-status';
import { makeCount } from './testing/make-count';

const m1 = (good: number, total: number): Measurement =>
  policyEnforcementRate.measure(
    ofCounts([makeCount({ weight: good }), makeCount({ outcome: 'unevaluated', weight: total - good })]),
  );
const m6 = (good: number, total: number): Measurement =>
  authErrorRate.measure(
    ofCounts([
      makeCount({ kind: 'auth', outcome: 'success', weight: good }),
      makeCount({ kind: 'auth', outcome: 'failure', weight: total - good }),
    ]),
  );
const m8 = (attempts: number): Measurement =>
  crossZoneAttempts.measure(
    ofCounts([
      makeCount({ weight: 100 }),
      makeCount({ kind: 'flow', outcome: 'denied', crossZone: true, weight: attempts }),
    ]),
  );

describe('the status of an objective', () => {
  it('is no data where nothing was measured', () => {
    expect(readStatus(policyEnforcementRate, m1(0, 0), null)).toBe('no-data');
    expect(readStatus(crossZoneAttempts, crossZoneAttempts.measure(ofCounts([])), 5)).toBe('no-data');
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
    expect(readStatus(policyEnforcementRate, m1(good, total), null)).toBe(status);
  });

  it('of M1 meets its objective at every exact tie', () => {
    for (let thousands = 1; thousands <= 5_000; thousands += 1)
      expect(readStatus(policyEnforcementRate, m1(thousands * 999, thousands * 1_000), null)).toBe('met');
  });

  it.each([
    [1_000, 1_000, 'met'],
    [999, 1_000, 'met'],
    [998, 1_000, 'breached'],
  ])('of M6 with %i of %i good is %s', (good, total, status) => {
    expect(readStatus(authErrorRate, m6(good, total), null)).toBe(status);
  });

  it.each([
    [5, 6, 'met'],
    [5, 5, 'met'],
    [5, 4, 'at-risk'],
    [0, 0, 'met'],
    [5, null, 'met'],
  ])('of M8 with %i attempts after %s is %s: it must not grow', (attempts, before, status) => {
    expect(readStatus(crossZoneAttempts, m8(attempts), before)).toBe(status);
  });
});
