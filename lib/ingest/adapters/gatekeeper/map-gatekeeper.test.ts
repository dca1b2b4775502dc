import { describe, expect, it } from 'vitest';
import { readSample } from '@/lib/ingest/testing/describe-samples';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '@/lib/ingest/testing/map-text';
import { gatekeeperAdapter } from './map-gatekeeper';

/** A denied request as `--log-denies` writes it (pkg/webhook/policy.go). */
const DENIED = {
  level: 'info',
  ts: 1_795_253_400.25,
  logger: 'webhook',
  msg: 'denied admission: no limits',
  hookType: 'validation',
  process: 'admission',
  event_type: 'violation',
  constraint_name: 'must-have-limits',
  constraint_group: 'constraints.gatekeeper.sh',
  constraint_api_version: 'v1beta1',
  constraint_kind: 'K8sContainerLimits',
  constraint_action: 'deny',
  resource_group: '',
  resource_api_version: 'v1',
  resource_kind: 'Pod',
  resource_namespace: 'shop',
  resource_name: 'cart-1',
  request_username: 'system:serviceaccount:ci:deployer',
};
/** The same constraint, violated by what exists. */
const FOUND = {
  ...DENIED,
  msg: 'no limits',
  process: 'audit',
  event_type: 'violation_audited',
  audit_id: '2026-11-21T09:29:00Z',
  request_username: undefined,
};
const EVENT = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: {
    name: 'cart-1.17',
    namespace: 'gatekeeper-system',
    uid: 'event-uid',
    annotations: {
      process: 'admission',
      event_type: 'violation',
      constraint_name: 'must-have-limits',
      constraint_kind: 'K8sContainerLimits',
      constraint_action: 'deny',
      resource_kind: 'Pod',
      resource_namespace: 'shop',
      resource_name: 'cart-1',
      request_username: 'alice',
    },
  },
  involvedObject: { kind: 'Pod', name: 'cart-1', namespace: 'gatekeeper-system' },
  reason: 'FailedAdmission',
  message:
    'Admission webhook "validation.gatekeeper.sh" denied request, Resource Namespace: shop, Constraint: must-have-limits, Message: no limits, and no requests',
  type: 'Warning',
  lastTimestamp: '2026-11-21T09:30:00Z',
  count: 1,
};
const AUDIT_EVENT = {
  ...EVENT,
  metadata: {
    uid: 'another',
    annotations: {
      ...EVENT.metadata.annotations,
      process: 'audit',
      event_type: 'violation_audited',
      auditTimestamp: '2026-11-21T09:29:00Z',
    },
  },
  reason: 'AuditViolation',
  message: 'Resource Namespace: shop, Constraint: must-have-limits, Message: no limits',
};
const CONSTRAINT = {
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind: 'K8sContainerLimits',
  metadata: { name: 'must-have-limits' },
  spec: { enforcementAction: 'deny' },
  status: {
    auditTimestamp: '2026-11-21T09:29:00Z',
    totalViolations: 41,
    violations: [
      {
        enforcementAction: 'deny',
        version: 'v1',
        kind: 'Pod',
        name: 'cart-1',
        namespace: 'shop',
        message: 'no limits',
      },
      { enforcementAction: 'dryrun', version: 'v1', kind: 'Node', name: 'n-1', message: 'no limits' },
    ],
  },
};

const read = (...records: unknown[]) =>
  mapText(gatekeeperAdapter, records.map((record) => JSON.stringify(record)).join('\n'), {
    contentType: 'application/x-ndjson',
  });
const decide = (record: unknown) => {
  const { events, rejected } = read(record);
  expect(rejected).toEqual([]);
  return events[0]!;
};

describe('a denied request in the log', () => {
  it('is a denial by its constraint', () => {
    expect(decide(DENIED)).toMatchObject({
      kind: 'decision',
      occurredAt: '2026-11-21T09:30:00.25Z',
      outcome: 'deny',
      policy: 'must-have-limits',
      action: 'admission',
      resource: 'Pod/shop/cart-1',
      principal: 'system:serviceaccount:ci:deployer',
      reason: 'denied admission: no limits',
      labels: { constraint_kind: 'K8sContainerLimits', constraint_action: 'deny' },
    });
  });

  it.each([
    ['dryrun', undefined, 'would-deny'],
    ['warn', undefined, 'would-deny'],
    ['scoped', ['warn', 'deny'], 'deny'],
    ['scoped', ['warn'], 'would-deny'],
  ])(
    'was one only if the action %s %j denies',
    (constraint_action, constraint_enforcement_actions, outcome) => {
      expect(decide({ ...DENIED, constraint_action, constraint_enforcement_actions })).toMatchObject({
        outcome,
      });
    },
  );

  it.each(['log', 'message'])('is the same in the `%s` of a shipper', (field) => {
    const map = (record: unknown) => mapText(gatekeeperAdapter, JSON.stringify(record));
    expect(map({ [field]: `${JSON.stringify(DENIED)}\n`, stream: 'stderr' })).toEqual(map(DENIED));
  });

  it('is the same when it is sent again, and another at another time', () => {
    expect(decide(DENIED).id).toBe(decide(DENIED).id);
    expect(decide({ ...DENIED, ts: 1_795_253_401 }).id).not.toBe(decide(DENIED).id);
  });

  it('happened when the log says, else when it came', () => {
    expect(decide({ ...DENIED, ts: '2026-11-21T09:30:00.5Z' }).occurredAt).toBe('2026-11-21T09:30:00.5Z');
    expect(decide({ ...DENIED, ts: undefined }).occurredAt).toBe(RECEIVED_AT);
  });
});

describe('what the audit found', () => {
  it('would have been denied, and was not', () => {
    expect(decide(FOUND)).toMatchObject({
      outcome: 'would-deny',
      action: 'audit',
      principal: undefined,
      labels: { audit_id: '2026-11-21T09:29:00Z' },
    });
  });

  it('is one event, whether the log, an Event, the export or the constraint tells of it', () => {
    const exported = {
      id: FOUND.audit_id,
      eventType: 'violation_audited',
      message: FOUND.msg,
      name: FOUND.constraint_name,
      kind: FOUND.constraint_kind,
      group: FOUND.constraint_group,
      version: 'v1beta1',
      enforcementAction: 'deny',
      resourceKind: 'Pod',
      resourceNamespace: 'shop',
      resourceName: 'cart-1',
    };
    const { events } = read(FOUND, AUDIT_EVENT, exported, CONSTRAINT);
    expect(events).toHaveLength(5);
    expect(new Set(events.slice(0, 4).map(({ id }) => id)).size).toBe(1);
  });

  it('is another one in the next run', () => {
    expect(decide({ ...FOUND, audit_id: '2026-11-21T09:34:00Z' }).id).not.toBe(decide(FOUND).id);
  });

  it('is in the status of the constraint, as of the audit', () => {
    expect(read(CONSTRAINT).events).toMatchObject([
      {
        outcome: 'would-deny',
        occurredAt: '2026-11-21T09:29:00Z',
        policy: 'must-have-limits',
        resource: 'Pod/shop/cart-1',
        reason: 'no limits',
        labels: { total_violations: '41', constraint_kind: 'K8sContainerLimits' },
      },
      { outcome: 'would-deny', resource: 'Node/n-1', labels: { constraint_action: 'dryrun' } },
    ]);
  });

  it('and is listed twice counts once', () => {
    const [first] = CONSTRAINT.status.violations;
    const status = { ...CONSTRAINT.status, violations: [first, first] };
    expect(read({ ...CONSTRAINT, status }).events).toHaveLength(1);
  });
});

describe('an Event of Gatekeeper', () => {
  it('is a decision about the object, not about the namespace it lies in', () => {
    expect(decide(EVENT)).toMatchObject({
      outcome: 'deny',
      occurredAt: '2026-11-21T09:30:00Z',
      policy: 'must-have-limits',
      resource: 'Pod/shop/cart-1',
      principal: 'alice',
      reason: 'no limits, and no requests',
    });
    const cluster = {
      ...EVENT.metadata,
      annotations: { ...EVENT.metadata.annotations, resource_namespace: '' },
    };
    expect(decide({ ...EVENT, metadata: cluster, message: 'Constraint: a, Message: b' })).toMatchObject({
      resource: 'Pod/cart-1',
    });
  });

  it.each([
    ['FailedAdmission', 'deny'],
    ['WarningAdmission', 'would-deny'],
    ['DryrunViolation', 'would-deny'],
    ['AuditViolation', 'would-deny'],
  ])('%s is %s', (reason, outcome) => {
    expect(decide({ ...EVENT, reason })).toMatchObject({ outcome });
  });

  it('without annotations says it in its message', () => {
    expect(decide({ ...EVENT, metadata: {} })).toMatchObject({
      policy: 'must-have-limits',
      resource: 'Pod/shop/cart-1',
    });
  });

  it('is named by its cluster where the exporter does', () => {
    expect(decide({ ...EVENT, clusterName: 'eu-1' })).toMatchObject({ environment: 'eu-1' });
  });
});

describe('a text', () => {
  it('of kubectl is a line a record, and a line that is none is refused alone', () => {
    const text = `LAST SEEN   TYPE      REASON            OBJECT           MESSAGE
5m12s       Warning   FailedAdmission   pod/cart-1       Admission webhook "validation.gatekeeper.sh" denied request, Resource Namespace: shop, Constraint: c-1, Message: no limits
12s         Normal    Scheduled         pod/cart-1       Successfully assigned
nothing of the kind
`;
    const { events, rejected } = mapText(gatekeeperAdapter, text);
    expect(events).toMatchObject([
      {
        outcome: 'deny',
        policy: 'c-1',
        resource: 'Pod/shop/cart-1',
        reason: 'no limits',
        occurredAt: RECEIVED_AT,
        labels: { age: '5m12s' },
      },
    ]);
    expect(rejected).toMatchObject([
      { index: 1, path: 'reason' },
      { index: 2, path: 'text' },
    ]);
  });

  it('with the namespaces before is the same', () => {
    const line =
      'shop   2d3h (x7 over 9d)   Warning   WarningAdmission   pod/cart-1   Constraint: c-1, Message: no limits';
    expect(mapText(gatekeeperAdapter, line).events).toMatchObject([
      { outcome: 'would-deny', resource: 'Pod/shop/cart-1' },
    ]);
  });
});

it.each([
  ['an unknown action', { ...DENIED, constraint_action: 'quarantine' }, 'constraint_action'],
  [
    'an unknown scoped action',
    { ...DENIED, constraint_action: 'scoped', constraint_enforcement_actions: ['x'] },
    'constraint_enforcement_actions.0',
  ],
  ['no constraint', { ...DENIED, constraint_name: undefined }, 'constraint_name'],
  ['another line of the log', { ...FOUND, event_type: 'audit_started' }, 'event_type'],
  ['a time that is none', { ...DENIED, ts: 'soon' }, 'ts'],
  ['a reason of others', { ...EVENT, reason: 'Scheduled' }, 'reason'],
  ['a message without a constraint', { ...EVENT, metadata: {}, message: 'denied' }, 'message'],
  ['a constraint without findings', { ...CONSTRAINT, status: {} }, 'status.violations'],
  [
    'an audit time that is none',
    { ...CONSTRAINT, status: { ...CONSTRAINT.status, auditTimestamp: 'x' } },
    'status.auditTimestamp',
  ],
  [
    'an unknown exported action',
    { eventType: 'violation_audited', name: 'a', enforcementAction: 'x' },
    'enforcementAction',
  ],
  ['another object', { apiVersion: 'v1', kind: 'Pod' }, 'kind'],
  ['no violation at all', { a: 1 }, 'event_type'],
  ['a document that is no YAML', { text: 'kind: [' }, 'text'],
  ['a list', [1], ''],
])('%s is refused by the name of the field', (_, record, path) => {
  const context = { receivedAt: RECEIVED_AT, mappingRules: [] };
  expect(gatekeeperAdapter.map(record, context)).toMatchObject({
    refusal: { code: 'not-understood', path },
  });
});

const samples = (name: string) => readSample('policy-violation-events', name) ?? [];
fuzzAdapter(gatekeeperAdapter, {
  samples: [
    ...[DENIED, FOUND, EVENT, AUDIT_EVENT, CONSTRAINT].map((record) => JSON.stringify(record)),
    '39s   Warning   FailedAdmission   namespace/test   Constraint: a, Message: b',
    'apiVersion: constraints.gatekeeper.sh/v1\nkind: A\nmetadata: {name: a}\nstatus: {violations: [{enforcementAction: warn}]}\n',
    samples('gatekeeper-admission-event.txt'),
    samples('gatekeeper-audit-log.json'),
    samples('gatekeeper-constraint-status.yaml'),
  ].flat(),
  decisive: ['constraint_action', 'event_type', 'reason', 'status.violations.*.enforcementAction'],
});
