import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText } from '@/lib/ingest/testing/map-text';
import { cedarAdapter } from './map-cedar';

const asked = (principal: string, action: string) => ({
  principal: { entityType: 'Shop::User', entityId: principal },
  action: { actionType: 'Shop::Action', actionId: action },
  resource: { entityType: 'Shop::Order', entityId: 'o-1' },
});
/** As the user guide shows a data event (fields that do not matter left out). */
const CALL = {
  eventVersion: '1.08',
  eventSource: 'verifiedpermissions.amazonaws.com',
  eventID: '8a4fed32-9605-45dd-a09a-5ebbf0715bbc',
  eventTime: '2026-11-21T09:30:00Z',
  eventName: 'IsAuthorized',
  awsRegion: 'eu-west-1',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:iam::123456789012:role/Shop',
    accountId: '123456789012',
  },
  requestParameters: { ...asked('alice', 'View'), policyStoreId: 'PS-1' },
  responseElements: null,
  additionalEventData: { decision: 'ALLOW' },
  requestID: 'r-1',
  recipientAccountId: '123456789012',
};
const BATCH = {
  ...CALL,
  eventID: 'batch-1',
  eventName: 'BatchIsAuthorized',
  requestParameters: { requests: [asked('alice', 'View'), asked('bob', 'Delete')], policyStoreId: 'PS-1' },
  additionalEventData: {
    results: [
      { request: asked('alice', 'View'), decision: 'ALLOW' },
      { request: asked('bob', 'Delete'), decision: 'DENY' },
    ],
  },
};
/** As Cedarling documents its decision log. */
const CEDARLING = {
  id: '019394db-f52b-7b06-88b8-a288670a32c1',
  request_id: '019394db-f52b-7b06-88b8-a288670a32c2',
  timestamp: '2026-11-21T09:30:00.403Z',
  log_kind: 'Decision',
  pdp_id: 'pdp-1',
  policystore_id: 'store-1',
  policystore_version: '1.6.15',
  application_id: 'orders',
  principal: ['Shop::User', 'Shop::Workload'],
  diagnostics: { reason: [{ id: 'policy-1', description: 'owners' }], errors: [] },
  action: 'Shop::Action::"Update"',
  resource: 'Shop::Order::"o-1"',
  decision: 'ALLOW',
  decision_time_micro_sec: 3_000,
};
/** What a program logs that asked Cedar, or cedar-agent. */
const OWN = {
  id: 'd-1',
  timestamp: '2026-11-21T09:30:00Z',
  policy_store: 'shop',
  request: { principal: 'User::"alice"', action: 'Action::"view"', resource: 'Order::"o-1"', context: {} },
  response: { decision: 'Deny', diagnostics: { reason: ['policy0', 'policy3'], errors: [] } },
};

const read = (record: unknown) => mapText(cedarAdapter, JSON.stringify(record));
const take = (record: unknown) => {
  const { events, rejected } = read(record);
  expect(rejected).toEqual([]);
  return events;
};

describe('an authorisation by Verified Permissions', () => {
  it('is a decision of its policy store', () => {
    expect(take(CALL)).toMatchObject([
      {
        kind: 'decision',
        id: CALL.eventID,
        occurredAt: '2026-11-21T09:30:00Z',
        outcome: 'allow',
        policy: 'PS-1',
        environment: '123456789012',
        principal: 'Shop::User::"alice"',
        action: 'Shop::Action::"View"',
        resource: 'Shop::Order::"o-1"',
        labels: { region: 'eu-west-1', request_id: 'r-1', caller: 'arn:aws:iam::123456789012:role/Shop' },
      },
    ]);
    expect(take({ ...CALL, additionalEventData: { decision: 'DENY' } })).toMatchObject([{ outcome: 'deny' }]);
  });

  it('in a batch is one each', () => {
    expect(take({ Records: [BATCH] })).toMatchObject([
      { id: 'batch-1:0', outcome: 'allow', principal: 'Shop::User::"alice"' },
      { id: 'batch-1:1', outcome: 'deny', principal: 'Shop::User::"bob"', action: 'Shop::Action::"Delete"' },
    ]);
  });

  it('of a batch with one token is by the principal of the token', () => {
    const { principal: _principal, ...request } = asked('', 'View');
    const results = [{ request, decision: 'DENY' }];
    const principal = { entityType: 'Shop::User', entityId: 'pool|alice' };
    const call = {
      ...BATCH,
      eventName: 'BatchIsAuthorizedWithToken',
      additionalEventData: { principal, results },
    };
    expect(take(call)).toMatchObject([{ outcome: 'deny', principal: 'Shop::User::"pool|alice"' }]);
  });

  it('that failed decided nothing', () => {
    const failed = { errorCode: 'ThrottlingException', errorMessage: 'Slow down', additionalEventData: null };
    expect(take({ ...CALL, ...failed })).toMatchObject([{ outcome: 'error', reason: 'Slow down' }]);
    expect(take({ ...BATCH, ...failed })).toMatchObject([
      { outcome: 'error', principal: 'Shop::User::"alice"' },
      { outcome: 'error', principal: 'Shop::User::"bob"' },
    ]);
  });
});

describe('a decision that a program logged', () => {
  it('of Cedarling has its policy store, rule and duration', () => {
    expect(take(CEDARLING)).toMatchObject([
      {
        id: CEDARLING.id,
        occurredAt: '2026-11-21T09:30:00.403Z',
        outcome: 'allow',
        policy: 'store-1',
        revision: '1.6.15',
        rule: 'policy-1',
        service: 'orders',
        principal: 'Shop::User, Shop::Workload',
        action: 'Shop::Action::"Update"',
        latencyMs: 3,
        reason: 'owners',
        labels: { request_id: CEDARLING.request_id, pdp_id: 'pdp-1' },
      },
    ]);
    expect(take({ ...CEDARLING, policystore_version: 'undefined' })[0]).toMatchObject({
      revision: undefined,
    });
  });

  it('as request and response has the policies that determined it', () => {
    expect(take(OWN)).toMatchObject([
      {
        id: 'd-1',
        outcome: 'deny',
        policy: 'shop',
        rule: 'policy0, policy3',
        principal: 'User::"alice"',
        action: 'Action::"view"',
        resource: 'Order::"o-1"',
        reason: undefined,
      },
    ]);
  });

  it('may say the service, place, revision and trace, which Cedar does not know, and the reasons', () => {
    const reason = [
      { id: 'tls', description: 'mutual TLS is required' },
      { id: 'operation', description: 'the operation is not permitted' },
    ];
    const [decision] = take({
      ...OWN,
      service: 'checkout',
      environment: 'prod-eu',
      zone: 'payments',
      revision: 'v14',
      trace_id: '4BF92F3577B34DA6A3CE929D0E0E4736',
      span_id: '00f067aa0ba902b7',
      response: { decision: 'deny', diagnostics: { reason, errors: [] } },
    });
    expect(decision).toMatchObject({
      service: 'checkout',
      environment: 'prod-eu',
      zone: 'payments',
      revision: 'v14',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
      rule: 'operation, tls',
      reason: 'the operation is not permitted; mutual TLS is required',
    });
    expect(take({ ...OWN, trace_id: 'none', span_id: 7 })[0]).toMatchObject({
      traceId: undefined,
      spanId: undefined,
    });
  });

  it('keeps what was asked, so that it can be asked again, but no credentials', () => {
    const request = { ...OWN.request, context: { path: '/v1', authorization: 'Bearer x' }, entities: [] };
    expect(take({ ...OWN, request })[0]).toMatchObject({
      input: {
        principal: 'User::"alice"',
        action: 'Action::"view"',
        resource: 'Order::"o-1"',
        context: { path: '/v1', authorization: '(hidden)' },
        entities: [],
      },
      result: OWN.response,
    });
    const { context: _context, ...masked } = OWN.request;
    expect(take({ ...OWN, request: masked })[0]).toMatchObject({ input: undefined });
  });

  it('names determining policies in one order, whichever the engine tells them in', () => {
    const rules = [
      ['b', 'a'],
      ['a', 'b'],
    ].map((reason) => take({ ...OWN, response: { decision: 'Deny', diagnostics: { reason } } })[0]);
    expect(rules).toMatchObject([{ rule: 'a, b' }, { rule: 'a, b' }]);
  });

  it('as Verified Permissions answers, or as the tests of Cedar have it, is the same', () => {
    const { response: _response, ...rest } = OWN;
    const answer = { decision: 'DENY', determiningPolicies: [{ policyId: 'policy0' }], errors: [] };
    expect(take({ ...rest, response: answer })).toMatchObject([{ outcome: 'deny', rule: 'policy0' }]);
    expect(take({ ...rest, decision: 'deny', reason: ['policy0'] })).toMatchObject([
      { outcome: 'deny', rule: 'policy0', principal: 'User::"alice"' },
    ]);
  });

  it('without a cause was denied because no policy permits it; errors are told', () => {
    const deny = (diagnostics: object) => take({ ...OWN, response: { decision: 'Deny', diagnostics } })[0];
    expect(deny({ reason: [], errors: [] })).toMatchObject({
      reason: 'No policy permits it.',
      rule: undefined,
    });
    expect(deny({ reason: [], errors: ['policy1: no attribute'] })).toMatchObject({
      outcome: 'deny',
      reason: 'policy1: no attribute',
    });
    expect(deny({ reason: [], errors: [{ errorDescription: 'x' }] })).toMatchObject({ reason: 'x' });
    expect(deny({ errors: [{ policyId: 'p', error: { message: 'y' } }] })).toMatchObject({ reason: 'y' });
  });

  it('may have its time in seconds, and an id from its content', () => {
    const { id: _id, timestamp: _timestamp, ...rest } = OWN;
    const timed = take({ ...rest, time: 1_795_253_400 })[0]!;
    expect(timed.occurredAt).toBe('2026-11-21T09:30:00Z');
    expect(take({ ...rest, time: 1_795_253_400 })[0]!.id).toBe(timed.id);
    expect(take({ ...rest, time: 1_795_253_401 })[0]!.id).not.toBe(timed.id);
  });

  it.each([
    [{ type: 'User', id: 'alice' }, 'User::"alice"'],
    [{ __entity: { type: 'User', id: 'al"ice' } }, 'User::"al\\"ice"'],
    ['User::"alice"', 'User::"alice"'],
    [null, undefined],
  ])('names the principal %j as %s', (principal, expected) => {
    expect(take({ ...OWN, request: { ...OWN.request, principal } })[0]!.principal).toBe(expected);
  });
});

it.each([
  [
    'an unknown word',
    { ...CALL, additionalEventData: { decision: 'MAYBE' } },
    'additionalEventData.decision',
  ],
  ['no decision', { ...CALL, additionalEventData: null }, 'additionalEventData.decision'],
  ['an empty batch', { ...BATCH, additionalEventData: {} }, 'additionalEventData.results'],
  ['another call', { ...CALL, eventName: 'CreatePolicy' }, 'eventName'],
  ['another service', { ...CALL, eventSource: 's3.amazonaws.com' }, 'eventSource'],
  ['a time that is none', { ...CALL, eventTime: 'now' }, 'eventTime'],
  ['an unknown word', { ...OWN, response: { decision: 'Perhaps' } }, 'response.decision'],
  ['no decision', { ...OWN, response: {} }, 'response.decision'],
  ['no answer', { ...OWN, response: undefined }, 'decision'],
  ['no time', { ...OWN, timestamp: undefined }, 'timestamp'],
  ['a time that is none', { ...OWN, timestamp: 'now' }, 'timestamp'],
  ['another kind of log', { ...CEDARLING, log_kind: 'System' }, 'log_kind'],
  ['a list', [1], ''],
])('%s is refused by the name of the field', (_, record, path) => {
  expect(cedarAdapter.map(record, { receivedAt: '2026-11-21T10:00:00Z', mappingRules: [] })).toMatchObject({
    refusal: { path },
  });
});

fuzzAdapter(cedarAdapter, {
  samples: [CALL, BATCH, CEDARLING, OWN].map((record) => JSON.stringify(record)),
  decisive: [
    'additionalEventData.decision',
    'additionalEventData.results.*.decision',
    'decision',
    'response.decision',
  ],
});
