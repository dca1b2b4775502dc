import { describe, expect, test } from 'vitest';
import { foldActivations } from './fold-activations';
import type { PolicyChange } from './policy-change';

const POLICY = 'payments/pci_egress/decision';
const BUNDLE = 'payments/pci_egress';

let counter = 0;
const change = (
  minute: number,
  type: PolicyChange['type'],
  revision: string | null,
  fields: Partial<PolicyChange> = {},
): PolicyChange => ({
  eventId: `e${++counter}`,
  occurredAt: `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000000Z`,
  type,
  policy: POLICY,
  revision,
  environment: 'aws',
  canaryShare: null,
  author: null,
  message: null,
  url: null,
  ...fields,
});
const activated = (minute: number, revision: string, fields: Partial<PolicyChange> = {}) =>
  change(minute, 'policy-activated', revision, fields);
const brief = (changes: PolicyChange[]) =>
  foldActivations(changes, POLICY).map(({ type, environment, replaces, activates, reports }) => [
    type.replace('policy-', ''),
    environment,
    replaces,
    activates,
    reports,
  ]);

describe('activations', () => {
  test('reports of every instance are one step that keeps author and message of the policy’s own event', () => {
    const steps = foldActivations(
      [
        activated(1, 'v1', { policy: BUNDLE }),
        activated(1, 'v1', { policy: BUNDLE }),
        activated(1, 'v1', { author: 'ada', message: 'first' }),
        activated(9, 'v1', { policy: BUNDLE }), // an instance restarted
      ],
      POLICY,
    );
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      reports: 4,
      author: 'ada',
      message: 'first',
      activates: 'v1',
      replaces: null,
    });
  });

  test('each environment has its own steps', () => {
    expect(
      brief([activated(1, 'v1'), activated(2, 'v1', { environment: 'gcp' }), activated(3, 'v2')]),
    ).toEqual([
      ['activated', 'aws', null, 'v1', 1],
      ['activated', 'gcp', null, 'v1', 1],
      ['activated', 'aws', 'v1', 'v2', 1],
    ]);
  });

  test('a canary that grows is two steps, and both replace the revision before', () => {
    expect(
      brief([
        activated(1, 'v1'),
        activated(2, 'v2', { canaryShare: 0.1 }),
        activated(3, 'v2', { policy: BUNDLE }),
        activated(9, 'v2'),
      ]),
    ).toEqual([
      ['activated', 'aws', null, 'v1', 1],
      ['activated', 'aws', 'v1', 'v2', 2],
      ['activated', 'aws', 'v1', 'v2', 1],
    ]);
  });

  test('what was activated without an environment holds everywhere', () => {
    expect(
      brief([
        activated(1, 'v1', { environment: null }),
        activated(2, 'v2'),
        activated(3, 'v3', { environment: null }),
        activated(4, 'v4'),
      ]),
    ).toEqual([
      ['activated', null, null, 'v1', 1],
      ['activated', 'aws', 'v1', 'v2', 1],
      ['activated', null, 'v1', 'v3', 1],
      ['activated', 'aws', 'v3', 'v4', 1],
    ]);
  });
});

describe('rollbacks', () => {
  test('may name the revision they take back, and the activation that follows replaces it', () => {
    expect(
      brief([
        activated(1, 'v1'),
        activated(2, 'v2'),
        change(5, 'policy-rolled-back', 'v2', { environment: null }),
        activated(6, 'v1'),
      ]),
    ).toEqual([
      ['activated', 'aws', null, 'v1', 1],
      ['activated', 'aws', 'v1', 'v2', 1],
      ['rolled-back', null, 'v2', 'v1', 1],
      ['activated', 'aws', 'v2', 'v1', 1],
    ]);
  });

  test('may name the revision they return to', () => {
    expect(
      brief([
        activated(1, 'v1'),
        activated(2, 'v2'),
        activated(3, 'v3'),
        change(5, 'policy-rolled-back', 'v1'),
      ]).at(-1),
    ).toEqual(['rolled-back', 'aws', 'v3', 'v1', 1]);
  });

  test('leave alone an environment that the revision never reached', () => {
    const steps = brief([
      activated(1, 'v1'),
      activated(1, 'v1', { environment: 'gcp' }),
      activated(2, 'v2'),
      change(5, 'policy-rolled-back', 'v2', { environment: null }),
      activated(6, 'v3', { environment: 'gcp' }),
    ]);
    expect(steps.at(-1)).toEqual(['activated', 'gcp', 'v1', 'v3', 1]);
  });

  test('of something never seen in force lead to an unknown revision', () => {
    expect(brief([change(5, 'policy-rolled-back', 'v2')])).toEqual([['rolled-back', 'aws', null, null, 1]]);
  });
});
