import { describe, expect, it } from 'vitest';
import type { Event } from '@/lib/domain/event';
import { SERVICES } from '../estate/services';
import { CUSTOMER_PII, EDGE, PAYMENTS, SANDBOX } from '../estate/zones';
import { runScenario } from '../testing/run-scenario';
import { DRILL_SERVICE, TELEMETRY_TIERS } from './telemetry-tiering';

const run = runScenario('telemetry-tiering', { from: -60, to: 60, rate: 25 });
const zones = new Map(SERVICES.map(({ name, zone }) => [name, zone]));

const TRAFFIC = ['decision', 'flow', 'auth', 'attestation', 'data-access'] as const;
const zoneOf = (event: Event) => (event.kind === 'flow' ? event.sourceZone : zones.get(event.service ?? ''));
const ofZone = (zone: string, from: number, to: number): Event[] =>
  TRAFFIC.flatMap((kind): Event[] => run.list(kind, from, to)).filter((event) => zoneOf(event) === zone);
const ratesIn = (zone: string, from: number, to: number, outcomes: readonly string[]) =>
  new Set(
    ofZone(zone, from, to)
      .filter((event) => 'outcome' in event && outcomes.includes(event.outcome!))
      .map(({ sampleRate }) => Math.round((sampleRate ?? 1) * 1e6) / 1e6),
  );
/** What events stand for: each counts as many as its rate says. */
const weigh = (events: readonly Event[]) =>
  events.reduce((sum, { sampleRate }) => sum + 1 / (sampleRate ?? 1), 0);

const WELL = ['allow', 'allowed', 'success', 'valid'];
const BADLY = ['deny', 'denied', 'error', 'failure', 'failed'];

describe('the tiering of telemetry', () => {
  it('is told by the text of the sampling policy, two minutes before', () => {
    const steps = run.list('change', -3, 5).filter(({ policy }) => policy === TELEMETRY_TIERS);
    expect(steps.map(({ type }) => type)).toEqual([
      'policy-published',
      ...Array<string>(3).fill('policy-activated'),
    ]);
    expect(Object.values(steps[0]!.files!).join()).toContain('sampling_percentage: 20');
  });

  it('changes the rates of zones with little trust at its moment', () => {
    expect(ratesIn(SANDBOX, -60, 0, WELL)).toEqual(new Set([1]));
    expect(ratesIn(SANDBOX, 0, 60, WELL)).toEqual(new Set([0.2]));
    // The gateway of the edge let go of one in ten decisions before.
    expect(ratesIn(EDGE, -60, 0, WELL)).toEqual(new Set([0.1, 1]));
    expect(ratesIn(EDGE, 0, 60, WELL)).toEqual(new Set([0.03, 0.3]));
  });

  it('keeps every denial and failure, at the rate of before', () => {
    expect(ratesIn(SANDBOX, 0, 60, BADLY)).toEqual(new Set([1]));
    expect(ratesIn(EDGE, 0, 60, BADLY)).toEqual(new Set([0.1, 1]));
    const denied = (from: number, to: number) =>
      run
        .list('flow', from, to)
        .filter(({ outcome, sourceZone }) => outcome === 'denied' && sourceZone === SANDBOX).length;
    expect(denied(0, 60)).toBeGreaterThan(0.5 * denied(-60, 0));
  });

  it('lets less through, while what it stands for stays', () => {
    const before = ofZone(SANDBOX, -60, 0);
    const after = ofZone(SANDBOX, 0, 60);
    expect(after.length).toBeLessThan(0.5 * before.length);
    expect(weigh(after) / weigh(before)).toBeGreaterThan(0.7);
    expect(weigh(after) / weigh(before)).toBeLessThan(1.3);
  });

  it('takes volume from these zones, and leaves that of critical ones', () => {
    const bytes = (zone: string, from: number, to: number) =>
      run
        .list('heartbeat', from, to)
        .filter(({ service }) => zones.get(service!) === zone)
        .reduce((sum, { bytes: each }) => sum + (each ?? 0), 0);
    for (const zone of [EDGE, SANDBOX]) expect(bytes(zone, 0, 60)).toBeLessThan(0.5 * bytes(zone, -60, 0));
    for (const zone of [PAYMENTS, CUSTOMER_PII]) {
      expect(bytes(zone, 0, 60) / bytes(zone, -60, 0)).toBeGreaterThan(0.85);
      expect(bytes(zone, 0, 60) / bytes(zone, -60, 0)).toBeLessThan(1.15);
    }
  });

  it('leaves what is seen of critical zones as it was: no event of theirs is sampled', () => {
    for (const zone of [PAYMENTS, CUSTOMER_PII]) {
      const after = ofZone(zone, 0, 60);
      expect(after.filter(({ sampleRate }) => (sampleRate ?? 1) !== 1)).toEqual([]);
      expect(after.length).toBeGreaterThan(0.7 * ofZone(zone, -60, 0).length);
    }
  });

  it('still shows a drill in a sampled zone, by whole counts', () => {
    const failed = (from: number, to: number) =>
      run
        .list('flow', from, to)
        .filter(({ outcome, targetService }) => outcome === 'error' && targetService === DRILL_SERVICE);
    expect(failed(15, 25).length).toBeGreaterThan(5 * Math.max(1, failed(0, 15).length));
    const sandbox = failed(15, 25).filter(({ sourceZone }) => sourceZone === SANDBOX);
    expect(sandbox.filter(({ sampleRate }) => (sampleRate ?? 1) !== 1)).toEqual([]);
    const alerts = run.list('alert', 15, 60).filter(({ service }) => service === DRILL_SERVICE);
    expect(alerts.map(({ outcome }) => outcome)).toContain('opened');
  });
});
