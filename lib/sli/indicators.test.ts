import { describe, expect, it } from 'vitest';
import { NOTHING, ofCounts, type IndicatorCount, type IndicatorDefinition } from './indicator-definition';
import { policyEnforcementRate } from './m01-policy-enforcement-rate';
import { attestationSuccessRate } from './m02-attestation-success-rate';
import { telemetryCoverage } from './m04-telemetry-coverage';
import { authErrorRate } from './m06-auth-error-rate';
import { auditLogIntegrity } from './m07-audit-log-integrity';
import { crossZoneAttempts } from './m08-cross-zone-attempts';
import { observabilityLatency } from './m10-observability-latency';
import { readStatus } from './read-status';
import { INDICATORS } from './registry';
import { makeCount as count } from './testing/make-count';

const measure = (definition: IndicatorDefinition, counts: IndicatorCount[]) =>
  definition.measure(ofCounts(counts));
const value = (definition: IndicatorDefinition, counts: IndicatorCount[]) =>
  measure(definition, counts).value;

describe('every indicator', () => {
  it.each(INDICATORS.map((one) => [one.id, one] as const))(
    '%s of nothing is no data, not 0 and not 1',
    (_, definition) => {
      const measured = measure(definition, []);
      expect(measured.counts).toEqual(NOTHING);
      expect(measured.value).toBeNull();
      expect(measured.state).not.toBe('measured');
    },
  );

  it('has its id once, with the objective of the specification', () => {
    const objectives: Record<string, unknown> = {
      M1: [0.999, 'higher'],
      M2: [0.999, 'higher'],
      M3: [0.95, 'higher'],
      M4: [0.95, 'higher'],
      M5: [0.95, 'higher'],
      M6: [0.001, 'lower'],
      M7: [1, 'higher'],
      M8: [null, 'lower'],
      M9: [0.95, 'higher'],
      M10: [0.99, 'higher'],
    };
    for (const { id, objective, direction } of INDICATORS)
      expect([objective, direction]).toEqual(objectives[id]);
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
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
    expect(measure(policyEnforcementRate, counts).counts).toMatchObject({ good: 990, bad: 10, total: 1_000 });
    expect(value(policyEnforcementRate, counts)).toBeCloseTo(0.99, 12);
  });

  it('weighs each request by 1 / its sample rate, and tells what was really observed', () => {
    // One unsampled request that passed by, one in a hundred of those that were evaluated.
    const counts = [
      count({ weight: 100, events: 1, weightSquare: 10_000 }),
      count({ outcome: 'unevaluated', weight: 1, events: 1 }),
    ];
    const { counts: sums, value: rate } = measure(policyEnforcementRate, counts);
    expect(rate).toBeCloseTo(100 / 101, 12);
    expect(sums).toMatchObject({ n: 2, b: 1, weightSquare: 10_001 });
  });

  it('takes the counters of a gateway in place of the decisions that they stand for', () => {
    const measured = measure(policyEnforcementRate, [
      count({ kind: 'traffic', outcome: '', requests: 1_000, evaluated: 990, events: 1 }),
      count({ outcome: 'deny', basis: 'counters', weight: 20 }),
      count({ outcome: 'allow', weight: 1_000 }),
    ]);
    expect(measured.counts).toMatchObject({ good: 1_990, total: 2_000 });
    expect(measured.excluded).toEqual([{ what: 'decisions that gateway counters stand for', count: 20 }]);
  });

  it('of an engine that reports only denials has no denominator, which is not all of them', () => {
    const denials = count({ outcome: 'deny', basis: 'denials-only', weight: 7 });
    expect(measure(policyEnforcementRate, [denials])).toMatchObject({ state: 'no-denominator', value: null });
    const beside = measure(policyEnforcementRate, [denials, count({ weight: 100 })]);
    expect(beside).toMatchObject({ state: 'measured', value: 1 });
    expect(beside.excluded).toEqual([{ what: 'decisions of engines that report only denials', count: 7 }]);
  });

  it('is never above all of it: more evaluated than seen is clamped and said', () => {
    const measured = measure(policyEnforcementRate, [
      count({ kind: 'traffic', outcome: '', requests: 100, evaluated: 103 }),
    ]);
    expect(measured).toMatchObject({ value: 1, overUnity: true });
    expect(measured.counts).toMatchObject({ good: 100, bad: 0, total: 100 });
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
    expect(measure(attestationSuccessRate, counts).counts).toMatchObject({ good: 3, bad: 2, total: 5 });
    expect(value(attestationSuccessRate, counts)).toBeCloseTo(0.6, 12);
  });
});

describe('M4', () => {
  it('is the mean over the quarters of an hour, however many services each had', () => {
    const coverage = [
      { from: 0, covered: 1, expected: 1 },
      { from: 900_000, covered: 5, expected: 10 },
      { from: 1_800_000, covered: 0, expected: 0 },
    ];
    const measured = telemetryCoverage.measure({ ...ofCounts([]), coverage });
    expect(measured.value).toBeCloseTo(0.75, 12);
    expect(measured.counts).toMatchObject({ good: 6, total: 11 });
  });
});

describe('M6', () => {
  it('is the failed attempts by the attempts', () => {
    const counts = [
      count({ kind: 'auth', outcome: 'success', weight: 998 }),
      count({ kind: 'auth', outcome: 'failure', weight: 2 }),
    ];
    expect(measure(authErrorRate, counts).counts).toMatchObject({ good: 998, bad: 2, total: 1_000 });
    expect(value(authErrorRate, counts)).toBeCloseTo(0.002, 12);
  });
});

describe('M7', () => {
  const measureLog = (...verified: { entries: number; bad: number; erased: number }[]) =>
    auditLogIntegrity.measure({ ...ofCounts([]), verified });

  it('has no data until entries were verified, however many there are', () => {
    const entries = [count({ kind: 'audit', outcome: 'success', weight: 10 })];
    expect(measure(auditLogIntegrity, entries)).toMatchObject({ state: 'no-data', value: null });
  });

  it('is the entries that verify by those that must exist: erased ones need not', () => {
    const whole = measureLog({ entries: 6, bad: 0, erased: 0 }, { entries: 5, bad: 0, erased: 1 });
    expect(whole).toMatchObject({ value: 1, counts: { good: 10, total: 10 } });
    expect(whole.excluded).toEqual([{ what: 'entries that were erased', count: 1 }]);
    expect(measureLog({ entries: 10, bad: 1, erased: 0 })).toMatchObject({
      value: 0.9,
      counts: { bad: 1, total: 10 },
    });
  });

  it('meets its objective only where nothing failed', () => {
    expect(readStatus(auditLogIntegrity, measureLog({ entries: 1e7, bad: 0, erased: 0 }), null)).toBe('met');
    expect(readStatus(auditLogIntegrity, measureLog({ entries: 1e7, bad: 1, erased: 0 }), null)).toBe(
      'breached',
    );
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
      count({ events: 1_000, lagMeasured: 90, lagInTime: 89, lagNegative: 2 }),
      count({ kind: 'auth', events: 10, lagMeasured: 10, lagInTime: 10 }),
    ];
    const measured = measure(observabilityLatency, counts);
    expect(measured.counts).toMatchObject({ good: 99, total: 100 });
    expect(measured.excluded).toEqual([
      { what: 'events loaded as history', count: 910 },
      { what: 'events of clocks ahead of ours (clock skew), counted as in time', count: 2 },
    ]);
    expect(value(observabilityLatency, [count({ events: 1_000 })])).toBeNull();
  });
});
