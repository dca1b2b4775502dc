import { describe, expect, it } from 'vitest';
import { SERVICES } from '../estate/services';
import { PAYMENTS } from '../estate/zones';
import { PCI_EGRESS } from '../policies/paths';
import { runScenario, shareOf } from '../testing/run-scenario';
import { DLP_RULE, ISOLATION, MUST_BE_LABELLED } from './mesh-isolation';

const run = runScenario('mesh-isolation', { from: -60, to: 90, rate: 20 });
const zoneOf = new Map(SERVICES.map(({ name, zone }) => [name, zone]));

const crossZone = (from: number, to: number) =>
  run
    .list('flow', from, to)
    .filter(({ sourceZone, targetZone }) => targetZone === PAYMENTS && sourceZone !== PAYMENTS);
const deniedAMinute = (from: number, to: number) =>
  crossZone(from, to).filter(({ outcome }) => outcome === 'denied').length / (to - from);

describe('the isolation of payments', () => {
  it('is told by changes: labels by deployments first, then the policies with their texts', () => {
    const changes = run.list('change');
    const labelled = changes.filter(
      ({ type, message }) => type === 'deploy' && /payment=true/.test(message!),
    );
    const workloads = SERVICES.filter(({ zone }) => zone === PAYMENTS).map(({ name }) => name);
    expect(labelled.map(({ service }) => service).toSorted()).toEqual(workloads.toSorted());
    for (const [policy, text] of [
      [MUST_BE_LABELLED, 'K8sRequiredLabels'],
      [ISOLATION, 'mode: STRICT'],
    ]) {
      const steps = changes.filter((change) => change.policy === policy);
      expect(steps.map(({ type }) => type)).toEqual([
        'policy-published',
        'policy-activated',
        'policy-activated',
        'policy-activated',
      ]);
      expect(Object.values(steps[0]!.files!).join()).toContain(text);
    }
  });

  it('makes denials between zones jump, and fall again as callers are adapted', () => {
    const before = deniedAMinute(-60, 0);
    const first = deniedAMinute(0, 10);
    expect(first).toBeGreaterThan(5 * before);
    expect(deniedAMinute(10, 20)).toBeLessThan(first);
    expect(deniedAMinute(30, 60)).toBeLessThan(first / 4);
    expect(deniedAMinute(60, 90)).toBeLessThan(first / 4);
    const refused = crossZone(0, 10).filter(({ outcome }) => outcome === 'denied');
    expect(shareOf(refused, ({ policy }) => policy === ISOLATION)).toBeGreaterThan(0.7);
  });

  it('has Gatekeeper block unlabelled deployments, often at first', () => {
    const blocked = (from: number, to: number) =>
      run.list('decision', from, to).filter(({ policy }) => policy === MUST_BE_LABELLED);
    expect(blocked(-60, 0)).toEqual([]);
    expect(blocked(0, 30).length).toBeGreaterThanOrEqual(8);
    expect(blocked(30, 90).length).toBeLessThan(blocked(0, 30).length);
    for (const { outcome, resource } of blocked(0, 90)) {
      expect(outcome).toBe('deny');
      expect(resource).toMatch(/^Deployment\/payments\//);
    }
  });

  it('lets no request pass around the engine any more', () => {
    const passed = (from: number, to: number) =>
      run
        .list('decision', from, to)
        .filter(({ outcome, service }) => outcome === 'unevaluated' && zoneOf.get(service!) === PAYMENTS);
    expect(passed(-60, 0).length).toBeGreaterThan(50);
    expect(passed(0, 90)).toEqual([]);
  });

  it('has data loss prevention deny transfers of card numbers', () => {
    const denied = (from: number, to: number) =>
      shareOf(
        run.list('data-access', from, to).filter(({ service }) => zoneOf.get(service!) === PAYMENTS),
        ({ outcome, rule, action }) => outcome === 'denied' && rule === DLP_RULE && action === 'transfer',
      );
    expect(denied(-60, 0)).toBeLessThan(0.02);
    expect(denied(0, 90)).toBeGreaterThan(0.06);
  });

  it('measures attestation: every workload proves itself in every environment, and a drill is seen', () => {
    const proofs = run
      .list('attestation', 0, 10)
      .filter(({ service, outcome }) => zoneOf.get(service!) === PAYMENTS && outcome === 'valid');
    const sites = SERVICES.filter(({ zone }) => zone === PAYMENTS).flatMap(({ name, environments }) =>
      environments.map((environment) => `${name} ${environment}`),
    );
    const proven = new Set(proofs.map(({ service, environment }) => `${service} ${environment}`));
    expect(sites.filter((site) => !proven.has(site))).toEqual([]);
    const failed = (from: number, to: number) =>
      run
        .list('attestation', from, to)
        .filter(({ host, outcome }) => host === 'fra1-rack1-04' && outcome === 'failed').length;
    expect(failed(26, 32)).toBeGreaterThan(0);
    expect(failed(32, 90)).toBe(0);
  });

  it('slows evaluations for twenty minutes, as the 99th percentile shows', () => {
    const p99 = (from: number, to: number) => {
      const times = run
        .list('decision', from, to)
        .filter(({ policy, outcome }) => policy === PCI_EGRESS && outcome !== 'unevaluated')
        .map(({ latencyMs }) => latencyMs!)
        .toSorted((left, right) => left - right);
      return times[Math.ceil(0.99 * times.length) - 1]!;
    };
    expect(p99(0, 20)).toBeGreaterThan(2 * p99(-60, 0));
    expect(p99(30, 90)).toBeLessThan(1.5 * p99(-60, 0));
  });

  it('does not happen on ordinary days', () => {
    const ordinary = runScenario('normal', { from: 0, to: 30, rate: 5 });
    expect(ordinary.list('flow').filter(({ policy }) => policy === ISOLATION)).toEqual([]);
    expect(ordinary.list('decision').filter(({ policy }) => policy === MUST_BE_LABELLED)).toEqual([]);
  });
});
