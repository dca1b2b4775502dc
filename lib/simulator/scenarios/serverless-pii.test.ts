import { describe, expect, it } from 'vitest';
import { CUSTOMER_LOGIN } from '../estate/providers';
import { SERVICES } from '../estate/services';
import { CUSTOMER_PII, PARTNER, SANDBOX } from '../estate/zones';
import { runScenario, shareOf } from '../testing/run-scenario';
import { FUNCTION_ROLES, GATEWAY_JWT, PROBE } from './serverless-pii';

const run = runScenario('serverless-pii', { from: -60, to: 180, rate: 15 });
const functions = new Set(SERVICES.filter(({ zone }) => zone === CUSTOMER_PII).map(({ name }) => name));

describe('the zone of functions with personal data', () => {
  it('is told by the texts of the gateway and of the roles', () => {
    for (const policy of [FUNCTION_ROLES, GATEWAY_JWT]) {
      const steps = run.list('change').filter((change) => change.policy === policy);
      expect(steps.map(({ type }) => type)).toEqual([
        'policy-published',
        'policy-activated',
        'policy-activated',
      ]);
      expect(Object.keys(steps[0]!.files!)).toHaveLength(1);
    }
  });

  it('has a gateway that refuses tokens: of many requests at first, of few later', () => {
    const refused = (from: number, to: number) =>
      run
        .list('decision', from, to)
        .filter(({ policy, principal }) => policy === GATEWAY_JWT && principal !== PROBE);
    const requests = (from: number, to: number) =>
      run.listOpa(from, to).filter(({ labels }) => functions.has((labels.app ?? labels.service)!)).length +
      refused(from, to).length;
    const ratio = (from: number, to: number) => refused(from, to).length / requests(from, to);
    expect(refused(-60, 0)).toEqual([]);
    expect(ratio(0, 20)).toBeGreaterThan(0.05);
    expect(ratio(20, 180)).toBeGreaterThan(0.002);
    expect(ratio(20, 180)).toBeLessThan(0.015);
    for (const { outcome, service } of refused(0, 180)) {
      expect(outcome).toBe('deny');
      expect(functions).toContain(service);
    }
  });

  it('is called with an expired token each minute, and refuses each', () => {
    const probes = run.list('decision', 0, 180).filter(({ principal }) => principal === PROBE);
    expect(probes).toHaveLength(180);
    expect(shareOf(probes, ({ outcome }) => outcome === 'deny')).toBe(1);
  });

  it('has auth errors while clients still send tokens of the old keys', () => {
    const failed = (from: number, to: number) =>
      shareOf(
        run.list('auth', from, to).filter(({ provider }) => provider === CUSTOMER_LOGIN),
        ({ outcome }) => outcome === 'failure',
      );
    expect(failed(-60, 0)).toBeLessThan(0.01);
    expect(failed(0, 20)).toBeGreaterThan(0.05);
    expect(failed(30, 180)).toBeLessThan(0.01);
  });

  it('shows attempts across functions, which become rarer', () => {
    const across = (from: number, to: number) =>
      run.list('decision', from, to).filter(({ policy }) => policy === FUNCTION_ROLES);
    expect(across(-60, 0)).toEqual([]);
    expect(across(0, 60).length).toBeGreaterThanOrEqual(15);
    expect(across(60, 180).length / 2).toBeLessThan(across(0, 60).length);
    for (const { outcome, service, targetService } of across(0, 180)) {
      expect(outcome).toBe('deny');
      expect(functions).toContain(service);
      expect(functions).toContain(targetService);
      expect(targetService).not.toBe(service);
    }
  });

  it('shows that workloads of other zones try to reach the functions', () => {
    const denied = (from: number, to: number) =>
      run
        .list('flow', from, to)
        .filter(
          ({ outcome, sourceZone, targetZone }) =>
            outcome === 'denied' &&
            targetZone === CUSTOMER_PII &&
            (sourceZone === PARTNER || sourceZone === SANDBOX),
        ).length /
      (to - from);
    expect(denied(0, 90)).toBeGreaterThan(2 * denied(-60, 0));
    expect(denied(90, 180)).toBeLessThan(denied(0, 90));
  });

  it('has every access to its data in the audit log from then on', () => {
    const complete = (from: number, to: number) => {
      const audited = new Set(run.list('audit', from, to).map(({ labels }) => labels?.access));
      return shareOf(
        run.list('data-access', from, to).filter(({ service }) => functions.has(service!)),
        ({ id }) => audited.has(id),
      );
    };
    expect(complete(-60, 0)).toBe(0);
    expect(complete(0, 180)).toBe(1);
  });
});
