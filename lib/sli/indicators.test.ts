import { describe, expect, it } from 'vitest';
import type { IndicatorCount, IndicatorDefinition } from './indicator-definition';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { attestationSuccessRate } from './m02-attestation-success-rate';
import { authErrorRate } from './m06-auth-error-rate';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { observabilityLatency } from './m10-observability-latency';
import { INDICATORS } from './registry';

const count = (fields: Partial<IndicatorCount>): IndicatorCount => ({
  kind: 'decision',
  outcome: 'allow',
  crossZone: false,
  events: fields.weight ?? 1,
  weight: 1,
  lagMeasured: 0,
  lagInTime: 0,
  ...fields,
});
const value = (definition: IndicatorDefinition, counts: IndicatorCount[]) =>
  definition.read(definition.measure(counts));

describe('every indicator', () => {
  it.each(INDICATORS.map((one) => [one.id, one] as const))(
    '%s of nothing is no data, not 0 and not 1',
    (_, definition) => {
      expect(definition.measure([])).toEqual({ good: 0, total: 0 });
      expect(value(definition, [])).toBeNull();
    },
  );

  it('has its id once, with the objective of the specification', () => {
    expect(INDICATORS.map(({ id, objective, direction }) => [id, objective, direction])).toEqual([
      ['M1', 0.999, 'higher'],
      ['M2', 0.999, 'higher'],
      ['M6', 0.001, 'lower'],
      ['M8', null, 'lower'],
      ['M10', 0.99, 'higher'],
    ]);
  });
});

describe('M1', () => {
  it('is the requests that a policy evaluated, whatever it answered, by the requests seen', () => {
    const counts = [
      count({ outcome: 'allow', weight: 900 }),
      count({ outcome: 'deny', weight: 80 }),
      count({ outcome: 'would-deny', weight: 5 }),
      count({ outcome: 'error', weight: 5 }),
      count({ outcome: 'unevaluated', weight: 10 }),
      count({ kind: 'flow', outcome: 'denied', weight: 500 }),
    ];
    expect(policyEnforcementRate.measure(counts)).toEqual({ good: 990, total: 1_000 });
    expect(value(policyEnforcementRate, counts)).toBeCloseTo(0.99, 12);
  });

  it('weighs each request by 1 / its sample rate', () => {
    // One unsampled request that passed by, one in a hundred of those that were evaluated.
    const counts = [
      count({ weight: 100, events: 1 }),
      count({ outcome: 'unevaluated', weight: 1, events: 1 }),
    ];
    expect(value(policyEnforcementRate, counts)).toBeCloseTo(100 / 101, 12);
  });

  it('with only other events is no data', () => {
    expect(value(policyEnforcementRate, [count({ kind: 'auth', outcome: 'success' })])).toBeNull();
  });
});

describe('M2', () => {
  it('is the valid attestations by the attempts: failed and stale ones are none', () => {
    const counts = ['valid', 'valid', 'valid', 'failed', 'stale'].map((outcome) =>
      count({ kind: 'attestation', outcome }),
    );
    expect(attestationSuccessRate.measure(counts)).toEqual({ good: 3, total: 5 });
    expect(value(attestationSuccessRate, counts)).toBeCloseTo(0.6, 12);
  });
});

describe('M6', () => {
  it('is the failed attempts by the attempts', () => {
    const counts = [
      count({ kind: 'auth', outcome: 'success', weight: 998 }),
      count({ kind: 'auth', outcome: 'failure', weight: 2 }),
    ];
    expect(authErrorRate.measure(counts)).toEqual({ good: 998, total: 1_000 });
    expect(value(authErrorRate, counts)).toBeCloseTo(0.002, 12);
  });
});

describe('M8', () => {
  it('counts what was refused between zones, and nothing else', () => {
    const counts = [
      count({ kind: 'flow', outcome: 'denied', crossZone: true, weight: 4 }),
      count({ kind: 'decision', outcome: 'deny', crossZone: true, weight: 3 }),
      count({ kind: 'flow', outcome: 'denied', crossZone: false, weight: 50 }),
      count({ kind: 'decision', outcome: 'deny', crossZone: false, weight: 50 }),
      count({ kind: 'flow', outcome: 'allowed', crossZone: true, weight: 50 }),
      count({ kind: 'decision', outcome: 'would-deny', crossZone: true, weight: 50 }),
      count({ kind: 'data-access', outcome: 'denied', crossZone: true, weight: 50 }),
    ];
    expect(value(crossZoneAttempts, counts)).toBe(7);
  });

  it('is none where flows were seen and all were allowed', () => {
    expect(value(crossZoneAttempts, [count({ kind: 'flow', outcome: 'allowed', crossZone: true })])).toBe(0);
  });
});

describe('M10', () => {
  it('is the events that were visible within a minute, by those whose delay is known', () => {
    const counts = [
      count({ events: 1_000, lagMeasured: 90, lagInTime: 89 }),
      count({ kind: 'auth', lagMeasured: 10, lagInTime: 10 }),
    ];
    expect(observabilityLatency.measure(counts)).toEqual({ good: 99, total: 100 });
    expect(value(observabilityLatency, [count({ events: 1_000 })])).toBeNull();
  });
});
