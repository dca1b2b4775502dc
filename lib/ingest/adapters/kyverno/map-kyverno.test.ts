import { describe, expect, it } from 'vitest';
import { readSample } from '@/lib/ingest/testing/describe-samples';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '@/lib/ingest/testing/map-text';
import { kyvernoAdapter } from './map-kyverno';

/** A blocked request, as Kyverno writes it on its policy (pkg/event). */
const BLOCKED = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'require-labels.17', namespace: 'default', uid: 'event-uid' },
  involvedObject: { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', name: 'require-labels' },
  related: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'cart-1' },
  type: 'Warning',
  reason: 'PolicyViolation',
  action: 'Resource Blocked',
  message: 'Pod shop/cart-1: [check-team] fail (blocked); validation error: the label team is missing',
  eventTime: '2026-11-21T09:30:00.123456Z',
  reportingComponent: 'kyverno-admission',
};
/** A violation in audit mode, on the policy and on the object. */
const PASSED = {
  ...BLOCKED,
  action: 'Resource Passed',
  message: 'Pod shop/cart-1: [check-team] fail; the label team is missing',
};
const ON_OBJECT = {
  ...PASSED,
  metadata: { name: 'cart-1.18', namespace: 'shop', uid: 'event-uid-2' },
  involvedObject: BLOCKED.related,
  related: undefined,
  message: 'policy require-labels/check-team fail: the label team is missing',
  eventTime: '2026-11-21T09:30:00.987654Z',
};
const SKIPPED = {
  ...BLOCKED,
  reason: 'PolicySkipped',
  action: 'Resource Passed',
  message: 'resource Pod/shop/cart-1 was skipped from rule check-team due to policy exception shop/e-1',
};
const EXCEPTION = {
  ...SKIPPED,
  metadata: { uid: 'event-uid-3' },
  involvedObject: { apiVersion: 'kyverno.io/v2', kind: 'PolicyException', name: 'e-1', namespace: 'shop' },
  message: 'resource Pod/shop/cart-1 was skipped from policy rule require-labels/check-team',
};

const read = (...records: unknown[]) => mapText(kyvernoAdapter, JSON.stringify(records));
const decide = (fields: object) => {
  const { events, rejected } = read({ ...BLOCKED, ...fields });
  expect(rejected).toEqual([]);
  return events[0]!;
};

describe('a blocked request', () => {
  it('is a denial by a rule of its policy', () => {
    expect(decide({})).toMatchObject({
      kind: 'decision',
      outcome: 'deny',
      occurredAt: '2026-11-21T09:30:00.123456Z',
      policy: 'require-labels',
      rule: 'check-team',
      resource: 'Pod/shop/cart-1',
      reason: 'validation error: the label team is missing',
      labels: { component: 'kyverno-admission', policy_kind: 'ClusterPolicy' },
    });
  });

  it('is one also where only the message says so', () => {
    expect(decide({ action: undefined })).toMatchObject({ outcome: 'deny' });
  });

  it('twice within a minute is two', () => {
    const [one, two] = read(BLOCKED, { ...BLOCKED, metadata: { uid: 'other' } }).events;
    expect(one!.id).not.toBe(two!.id);
  });
});

describe('what was not blocked', () => {
  it.each([
    [{ ...PASSED }, 'would-deny'],
    [{ ...PASSED, action: undefined, reportingComponent: 'kyverno-scan' }, 'would-deny'],
    [{ ...SKIPPED }, 'unevaluated'],
    [{ reason: 'PolicyApplied', action: 'Resource Passed', message: 'Pod shop/cart-1: pass' }, 'allow'],
    [
      {
        reason: 'PolicyApplied',
        action: 'Resource Mutated',
        message: 'Pod shop/cart-1 is successfully mutated',
      },
      'allow',
    ],
    [
      {
        reason: 'PolicyError',
        action: 'None',
        message: 'policy require-labels/check-team error: no context',
      },
      'error',
    ],
  ])('%j is %s', (fields, outcome) => {
    expect(decide(fields)).toMatchObject({ outcome, policy: 'require-labels', resource: 'Pod/shop/cart-1' });
  });

  it('and is told on the policy and on the object is one', () => {
    const { events } = read(PASSED, ON_OBJECT);
    expect(events[1]).toMatchObject({
      policy: 'require-labels',
      rule: 'check-team',
      resource: 'Pod/shop/cart-1',
    });
    expect(events[0]!.id).toBe(events[1]!.id);
    const later = read({ ...ON_OBJECT, eventTime: '2026-11-21T09:35:00Z' }).events[0]!;
    expect(later.id).not.toBe(events[0]!.id);
  });

  it('because of an exception is one on both, too', () => {
    const { events } = read(SKIPPED, EXCEPTION);
    expect(events[1]).toMatchObject({ outcome: 'unevaluated', policy: 'require-labels', rule: 'check-team' });
    expect(events[0]!.id).toBe(events[1]!.id);
  });
});

describe('the policy of an Event', () => {
  it.each([
    [{ kind: 'Policy', apiVersion: 'kyverno.io/v1', name: 'p', namespace: 'shop' }, 'shop/p'],
    [
      {
        kind: 'NamespacedValidatingPolicy',
        apiVersion: 'policies.kyverno.io/v1',
        name: 'p',
        namespace: 'shop',
      },
      'shop/p',
    ],
    [{ kind: 'ValidatingAdmissionPolicy', name: 'vap' }, 'vap'],
    [{ kind: 'ImageValidatingPolicy', name: 'p' }, 'p'],
  ])('%j is %s', (involvedObject, policy) => {
    expect(decide({ involvedObject })).toMatchObject({ policy });
  });

  it('is not the NetworkPolicy that violates it', () => {
    const involvedObject = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: 'n',
      namespace: 'shop',
    };
    expect(decide({ ...ON_OBJECT, involvedObject })).toMatchObject({
      policy: 'require-labels',
      resource: 'NetworkPolicy/shop/n',
    });
  });

  it('of a namespace is named in messages as in reports', () => {
    expect(decide({ ...ON_OBJECT, message: 'policy shop/p/r fail: x' })).toMatchObject({
      policy: 'shop/p',
      rule: 'r',
    });
  });
});

it('Events come in lists and as YAML', () => {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [BLOCKED, PASSED] });
  expect(mapText(kyvernoAdapter, list).events).toHaveLength(2);
  const yaml =
    'kind: Event\ninvolvedObject: {kind: ClusterPolicy, name: p}\nreason: PolicyViolation\naction: Resource Blocked\n';
  expect(mapText(kyvernoAdapter, `${yaml}---\nkind: {\n`)).toMatchObject({
    events: [{ outcome: 'deny', policy: 'p', occurredAt: RECEIVED_AT }],
    rejected: [{ index: 1, path: 'text' }],
  });
});

it.each([
  ['a reason of others', { reason: 'Scheduled' }, 'reason'],
  ['an unknown action', { action: 'Resource Moved' }, 'action'],
  ['no action and no word of it', { action: undefined, message: 'Pod shop/cart-1: [a] fail; b' }, 'action'],
  ['what a cleanup policy removed', { reason: 'PolicyApplied', action: 'Resource Cleaned Up' }, 'action'],
  ['no policy', { involvedObject: BLOCKED.related, message: 'fail' }, 'message'],
  ['a time that is none', { eventTime: 'now' }, 'eventTime'],
])('with %s it is refused by the name of the field', (_, fields, path) => {
  expect(read({ ...BLOCKED, ...fields })).toMatchObject({
    events: [],
    rejected: [{ code: 'not-understood', path }],
  });
});

fuzzAdapter(kyvernoAdapter, {
  samples: [
    JSON.stringify([BLOCKED, PASSED, ON_OBJECT, SKIPPED, EXCEPTION]),
    'kind: Event\ninvolvedObject: {kind: ClusterPolicy, name: p}\nreason: PolicyApplied\n',
    readSample('policy-violation-events', 'kyverno-events.yaml') ?? [],
  ].flat(),
  decisive: ['reason', 'action'],
});
