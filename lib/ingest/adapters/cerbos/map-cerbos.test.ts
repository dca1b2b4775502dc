import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText } from '@/lib/ingest/testing/map-text';
import { cerbosAdapter } from './map-cerbos';

const ENTRY = {
  'log.logger': 'cerbos.audit',
  callId: '01HRBHVSFR8CQG1M',
  timestamp: '2026-11-21T09:30:00.123456789Z',
  peer: { address: '10.0.0.7:41966', userAgent: 'grpc-node-js/1.9', forwardedFor: '' },
  metadata: { traceparent: { values: ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'] } },
};

/** Two resources, three actions (audit.proto, engine.proto). */
const CHECK = {
  ...ENTRY,
  'log.kind': 'decision',
  checkResources: {
    inputs: [
      {
        requestId: 'req-1',
        principal: { id: 'alice', roles: ['employee', 'manager'], attr: { team: 'x' } },
        resource: { kind: 'leave_request', id: 'L-1', policyVersion: 'default', attr: {} },
        actions: ['view', 'approve'],
        auxData: { jwt: { sub: 'alice', jti: 'secret' } },
      },
      {
        requestId: 'req-1',
        principal: { id: 'alice', roles: ['employee'] },
        resource: { kind: 'salary', id: 'S-1' },
        actions: ['view'],
      },
    ],
    outputs: [
      {
        requestId: 'req-1',
        resourceId: 'L-1',
        actions: {
          view: { effect: 'EFFECT_ALLOW', policy: 'resource.leave_request.vdefault', scope: 'acme' },
          approve: { effect: 'EFFECT_DENY', policy: 'resource.leave_request.vdefault' },
        },
        effectiveDerivedRoles: ['owner'],
      },
      { resourceId: 'S-1', actions: { view: { effect: 'EFFECT_DENY', policy: 'NO_MATCH' } } },
    ],
  },
  auditTrail: {
    effectivePolicies: {
      'resource.leave_request.vdefault': { attributes: { driver: 'git', commit_hash: 'abc123' } },
    },
  },
};
const PLAN = {
  ...ENTRY,
  'log.kind': 'decision',
  planResources: {
    input: {
      requestId: 'req-2',
      actions: ['view', 'list'],
      principal: { id: 'bob', roles: ['employee'] },
      resource: { kind: 'leave_request', policyVersion: '20260101' },
    },
    output: { kind: 'leave_request', filter: { kind: 'KIND_CONDITIONAL', condition: { expression: {} } } },
  },
};
const ACCESS = { ...ENTRY, 'log.kind': 'access', method: '/cerbos.svc.v1.CerbosService/CheckResources' };

const read = (record: unknown) => mapText(cerbosAdapter, JSON.stringify(record));
const take = (record: unknown) => {
  const { events, rejected } = read(record);
  expect(rejected).toEqual([]);
  return events;
};

describe('a check', () => {
  it('is a decision for each action on each resource', () => {
    expect(take(CHECK)).toMatchObject([
      {
        kind: 'decision',
        id: '01HRBHVSFR8CQG1M:0:view',
        occurredAt: '2026-11-21T09:30:00.123456789Z',
        outcome: 'allow',
        policy: 'resource.leave_request.vdefault',
        revision: 'abc123',
        principal: 'alice',
        action: 'view',
        resource: 'leave_request/L-1',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        spanId: '00f067aa0ba902b7',
        result: { effect: 'EFFECT_ALLOW', scope: 'acme' },
        labels: {
          call_id: '01HRBHVSFR8CQG1M',
          peer: '10.0.0.7:41966',
          request_id: 'req-1',
          roles: 'employee, manager',
          scope: 'acme',
          effective_derived_roles: 'owner',
          policy_version: 'default',
        },
      },
      { id: '01HRBHVSFR8CQG1M:0:approve', outcome: 'deny', action: 'approve' },
      {
        id: '01HRBHVSFR8CQG1M:1:view',
        outcome: 'deny',
        policy: 'NO_MATCH',
        revision: undefined,
        resource: 'salary/S-1',
        reason: expect.stringMatching(/^No policy matched/) as unknown,
      },
    ]);
  });

  it('keeps the claims of tokens out of its input', () => {
    expect(JSON.stringify(take(CHECK))).not.toContain('secret');
  });

  it('of older versions and of the Admin API is the same', () => {
    const { checkResources, 'log.kind': _kind, ...rest } = CHECK;
    expect(take({ ...rest, ...checkResources })).toEqual(take(CHECK));
    expect(take({ decisionLogEntry: CHECK })).toEqual(take(CHECK));
  });

  it.each(['log', 'message'])('in the `%s` of a shipper is the same', (field) => {
    const of = (record: object) => mapText(cerbosAdapter, JSON.stringify(record));
    expect(of({ [field]: JSON.stringify(CHECK), stream: 'stdout' })).toEqual(of(CHECK));
  });

  it('that failed is an error for each action', () => {
    const checkResources = { inputs: CHECK.checkResources.inputs, error: 'evaluation timed out' };
    expect(take({ ...CHECK, checkResources })).toMatchObject([
      { outcome: 'error', action: 'view', policy: 'resource.leave_request', reason: 'evaluation timed out' },
      { outcome: 'error', action: 'approve', id: '01HRBHVSFR8CQG1M:0:approve' },
      { outcome: 'error', action: 'view', policy: 'resource.salary' },
    ]);
  });

  it('whose inputs were masked is decided all the same', () => {
    const checkResources = { outputs: CHECK.checkResources.outputs };
    expect(take({ ...CHECK, checkResources })).toMatchObject([
      { outcome: 'allow', principal: undefined, resource: 'L-1' },
      { outcome: 'deny' },
      { outcome: 'deny' },
    ]);
  });

  it.each([
    [{ git: { hash: 'g1' } }, 'g1'],
    [{ embeddedPdp: { commitHash: 'e1' } }, 'e1'],
    [{ hub: { localBundle: { bundleId: 'b1' } } }, 'b1'],
    [{ disk: { directory: '/policies' } }, undefined],
  ])('has from %j the revision %s', (policySource, revision) => {
    expect(take({ ...CHECK, policySource, auditTrail: undefined })[0]).toMatchObject({ revision });
  });
});

describe('a query plan', () => {
  it('is one decision', () => {
    expect(take(PLAN)).toMatchObject([
      {
        kind: 'decision',
        id: '01HRBHVSFR8CQG1M:plan',
        outcome: 'allow',
        policy: 'resource.leave_request.v20260101',
        principal: 'bob',
        action: 'view, list',
        resource: 'leave_request',
        labels: { filter_kind: 'KIND_CONDITIONAL' },
      },
    ]);
  });

  it.each([
    ['KIND_ALWAYS_ALLOWED', 'allow'],
    ['KIND_ALWAYS_DENIED', 'deny'],
    ['KIND_CONDITIONAL', 'allow'],
  ])('%s is %s', (kind, outcome) => {
    const planResources = { ...PLAN.planResources, output: { filter: { kind } } };
    expect(take({ ...PLAN, planResources })).toMatchObject([{ outcome }]);
  });

  it('that failed is an error; of older versions it has one action', () => {
    const { actions: _actions, ...input } = PLAN.planResources.input;
    const planResources = { input: { ...input, action: 'view' }, error: 'no' };
    expect(take({ ...PLAN, planResources })).toMatchObject([
      { outcome: 'error', reason: 'no', action: 'view' },
    ]);
  });
});

describe('a call of the API', () => {
  it('is an audit entry', () => {
    expect(take(ACCESS)).toMatchObject([
      {
        kind: 'audit',
        id: '01HRBHVSFR8CQG1M:access',
        outcome: 'success',
        actor: { type: 'peer', id: '10.0.0.7:41966' },
        action: 'CheckResources',
        targets: [{ type: 'service', id: 'cerbos.svc.v1.CerbosService' }],
        context: { ip: '10.0.0.7', userAgent: 'grpc-node-js/1.9' },
        labels: { grpc_status: '0' },
      },
    ]);
    expect(take({ accessLogEntry: { ...ACCESS, statusCode: 16 } })).toMatchObject([{ outcome: 'failure' }]);
  });
});

const withEffect = (effect: unknown) => ({
  ...CHECK,
  checkResources: { outputs: [{ resourceId: 'a', actions: { view: { effect, policy: 'p' } } }] },
});

it.each([
  ['an unknown effect', withEffect('EFFECT_MAYBE'), 'checkResources.outputs.0.actions.view.effect'],
  ['no effect', withEffect(undefined), 'checkResources.outputs.0.actions.view.effect'],
  ['no outputs', { ...CHECK, checkResources: { inputs: [] } }, 'checkResources.outputs'],
  [
    'no answer to an action',
    {
      ...CHECK,
      checkResources: {
        inputs: [{ resource: { id: 'a' }, actions: ['view', 'edit'] }],
        outputs: [{ resourceId: 'a', actions: { view: { effect: 'EFFECT_ALLOW' } } }],
      },
    },
    'checkResources.outputs.0.actions.edit',
  ],
  ['an error and nothing asked', { ...CHECK, checkResources: { error: 'x' } }, 'checkResources.inputs'],
  [
    'an unknown plan',
    { ...PLAN, planResources: { output: { filter: { kind: 'X' } } } },
    'planResources.output.filter.kind',
  ],
  ['no plan', { ...PLAN, planResources: {} }, 'planResources.output.filter.kind'],
  ['what Cerbos cut', { ...CHECK, oversized: true, checkResources: undefined }, 'oversized'],
  ['no call id', { ...CHECK, callId: undefined }, 'callId'],
  ['no time', { ...ACCESS, timestamp: undefined }, 'timestamp'],
  ['another kind', { ...CHECK, 'log.kind': 'activity' }, 'log.kind'],
  ['a text', 'x', ''],
])('%s is refused by the name of the field', (_, record, path) => {
  expect(cerbosAdapter.map(record, { receivedAt: '2026-11-21T10:00:00Z', mappingRules: [] })).toMatchObject({
    refusal: { path },
  });
});

fuzzAdapter(cerbosAdapter, {
  samples: [CHECK, PLAN, ACCESS].map((record) => JSON.stringify(record)),
  decisive: ['checkResources.outputs.*.actions.*.effect', 'planResources.output.filter.kind'],
});
