import { describe, expect, it } from 'vitest';
import type { Attestation, AuthAttempt } from '@/lib/domain/event';
import { generateSlots } from '../generate-slots';

const anchor = new Date('2026-11-20T14:30:00Z');
const from = new Date(anchor.getTime() - 3_600_000);
const events = [...generateSlots({ seed: 1, anchor, from, to: anchor, rate: 20 })].flatMap((slot) =>
  slot.events.map(({ event }) => event),
);

const attempts = events.filter((event): event is AuthAttempt => event.kind === 'auth');
const attestations = events.filter((event): event is Attestation => event.kind === 'attestation');
const failureRatio = (list: { outcome: string }[]) =>
  list.filter(({ outcome }) => outcome === 'failure' || outcome === 'failed').length / list.length;

describe('a first look at the last hour', () => {
  it('finds a spike of failed sign-ins right after a rotation, and hardly any others', () => {
    const rotation = events.find((event) => event.kind === 'change' && event.type === 'rotation')!;
    const provider = rotation.labels!.provider;
    const spike = attempts.filter(
      (attempt) =>
        attempt.provider === provider &&
        Date.parse(attempt.occurredAt) - Date.parse(rotation.occurredAt) > 60_000 &&
        Date.parse(attempt.occurredAt) - Date.parse(rotation.occurredAt) < 840_000,
    );
    expect(failureRatio(spike)).toBeGreaterThan(0.1);
    expect(failureRatio(attempts.filter((attempt) => !spike.includes(attempt)))).toBeLessThan(0.005);
  });

  it('finds one host that cannot prove its state, among many that can', () => {
    const byHost = new Map<string, Attestation[]>();
    for (const attestation of attestations)
      byHost.set(attestation.host!, [...(byHost.get(attestation.host!) ?? []), attestation]);
    const failing = [...byHost].filter(([, list]) => failureRatio(list) > 0.3).map(([host]) => host);
    expect(failing).toContain('iot-gw-ham-03');
    expect(failing.length).toBeLessThanOrEqual(3);
    expect(byHost.size).toBeGreaterThan(20);
    expect([...new Set(attestations.map(({ method }) => method))].sort()).toEqual([
      'aws_iid',
      'k8s_psat',
      'tpm',
      'x509pop',
    ]);
  });

  it('finds a silent service and an untagged one', () => {
    const beating = events.filter((event) => event.kind === 'heartbeat');
    expect(beating.filter(({ service }) => service === 'partner-sftp-bridge')).toEqual([]);
    const notebook = beating.filter(({ service }) => service === 'notebook-hub');
    expect(notebook.length).toBeGreaterThan(0);
    for (const { tagged, missingTags } of notebook) {
      expect(tagged).toBe(false);
      expect(missingTags).toEqual(['trust_zone', 'data_classification']);
    }
  });
});
