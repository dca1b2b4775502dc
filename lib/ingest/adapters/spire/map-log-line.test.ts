import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { spireAdapter } from './map-log-line';
import { readAgentId } from './read-agent-id';

const map = (...lines: object[]) =>
  mapText(spireAdapter, lines.map((line) => JSON.stringify(line)).join('\n'));

const PSAT = 'spiffe://example.org/spire/agent/k8s_psat/prod-eu/8a9f';
const COMPLETED = {
  time: '2026-11-21T09:30:00Z',
  level: 'info',
  msg: 'Agent attestation request completed',
  agent_id: PSAT,
  node_attestor_type: 'k8s_psat',
  address: '10.0.0.7:41812',
  method: 'AttestAgent',
  service: 'agent.v1.Agent',
  request_id: '3f1c',
};
const BANNED = {
  ...COMPLETED,
  level: 'error',
  msg: 'Failed to attest: agent is banned',
  request_id: '3f1d',
};
const AUDIT = {
  ...BANNED,
  level: 'info',
  msg: 'API accessed',
  type: 'audit',
  status: 'error',
  status_code: 'PermissionDenied',
  status_message: 'failed to attest: agent is banned',
};
const ROTATED =
  'time="2026-11-21T09:31:00Z" level=info msg="Successfully rotated agent SVID" spiffe_id="spiffe://example.org/spire/agent/x509pop/abc"';
const CA =
  'time="2026-11-21T09:32:00Z" level=info msg="X509 CA activated" slot=B issued_at="2026-11-21T09:32:00Z" expiration="2026-11-28T09:32:00Z" local_authority_id=77aa';

describe('a node attestation', () => {
  it('is valid with its agent, method, cluster and node', () => {
    expect(map(COMPLETED)).toMatchObject({
      rejected: [],
      events: [
        {
          kind: 'attestation',
          outcome: 'valid',
          id: 'attestation:3f1c',
          occurredAt: '2026-11-21T09:30:00Z',
          subject: PSAT,
          principal: PSAT,
          method: 'k8s_psat',
          environment: 'prod-eu',
          host: '8a9f',
          labels: { address: '10.0.0.7:41812', trustDomain: 'example.org' },
        },
      ],
    });
  });

  it('that fails counts once, though the audit log reports it too', () => {
    const { events } = map(BANNED, AUDIT);
    expect(events).toMatchObject([
      { kind: 'attestation', outcome: 'failed', reason: 'Failed to attest: agent is banned', subject: PSAT },
      {
        kind: 'audit',
        outcome: 'failure',
        action: 'agent.v1.Agent/AttestAgent',
        targets: [{ type: 'agent', id: PSAT }],
        labels: { statusCode: 'PermissionDenied', reason: 'failed to attest: agent is banned' },
      },
    ]);
  });

  it('of an agent in a crash loop is an attempt each time', () => {
    const ids = map(BANNED, { ...BANNED, request_id: '3f1e' }, BANNED).events.map(({ id }) => id);
    expect(ids).toEqual(['attestation:3f1d', 'attestation:3f1e', 'attestation:3f1d']);
    const line = { ...BANNED, request_id: undefined };
    const byTime = map(line, { ...line, time: '2026-11-21T09:30:05Z' }).events.map(({ id }) => id);
    expect(new Set(byTime).size).toBe(2);
  });

  it('that the server reports is on the node of the agent, not on the server’s', () => {
    const kubernetes = { host: 'node-of-the-server', pod_name: 'spire-server-0' };
    expect(map({ ...COMPLETED, kubernetes }).events).toMatchObject([{ host: '8a9f' }]);
    const unknown = { ...BANNED, agent_id: undefined, caller_addr: '[2001:db8::7]:41812', kubernetes };
    expect(map({ ...unknown, address: undefined }).events).toMatchObject([
      { host: '2001:db8::7', subject: '2001:db8::7', labels: { loggedOn: 'node-of-the-server' } },
    ]);
  });

  it('is known by the host where the agent died before it had an identity', () => {
    const log =
      'time="2026-11-21T09:33:00Z" level=error msg="Agent crashed" error="failed to attest: nodeattestor(aws_iid): no token"';
    expect(map({ log, kubernetes: { host: 'node-7', pod_name: 'spire-agent-x' } }).events).toMatchObject([
      {
        outcome: 'failed',
        subject: 'node-7',
        host: 'node-7',
        method: 'aws_iid',
        reason: 'Agent crashed: failed to attest: nodeattestor(aws_iid): no token',
        labels: { pod: 'spire-agent-x' },
      },
    ]);
  });

  it('of a workload names the process', () => {
    expect(
      map({ time: COMPLETED.time, level: 'error', msg: 'Workload attestation failed', error: 'x', pid: 4711 })
        .events,
    ).toMatchObject([{ outcome: 'failed', subject: 'process 4711', method: 'workload' }]);
  });
});

describe('an audited call', () => {
  const CALL = {
    ...AUDIT,
    agent_id: undefined,
    address: undefined,
    status: 'success',
    method: 'BanAgent',
    caller_id: 'spiffe://example.org/admin',
    caller_addr: '10.0.0.9:51000',
    spiffe_id: PSAT,
  };

  it('is the act of its caller, whom it was about is a target', () => {
    expect(map(CALL).events).toMatchObject([
      {
        outcome: 'success',
        principal: 'spiffe://example.org/admin',
        actor: { type: 'workload', id: 'spiffe://example.org/admin' },
        targets: [{ type: 'agent', id: PSAT }],
        context: { ip: '10.0.0.9' },
      },
    ]);
  });

  it('without a target has none', () => {
    expect(map({ ...CALL, method: 'ListAgents', spiffe_id: undefined }).events).toMatchObject([
      { actor: { id: 'spiffe://example.org/admin' }, targets: [] },
    ]);
  });

  it('through the local socket is of the user there', () => {
    const local = { ...CALL, caller_id: undefined, caller_uid: 1000, caller_addr: 'unix', entry_id: 'e-1' };
    const [event] = map({ ...local, method: 'BatchDeleteEntry', spiffe_id: undefined }).events;
    expect(event).toMatchObject({
      actor: { type: 'local-user', id: '1000' },
      targets: [{ type: 'entry', id: 'e-1' }],
    });
    expect(event).toMatchObject({ context: { ip: undefined } });
  });

  it('of an agent that attests is its own act', () => {
    expect(map({ ...AUDIT, caller_addr: '10.0.0.7:41812' }).events).toMatchObject([
      { actor: { type: 'agent', id: PSAT }, principal: PSAT },
    ]);
  });
});

describe('a rotation', () => {
  it('is a change, with the expiry where the line says it', () => {
    expect(mapText(spireAdapter, `${ROTATED}\n${CA}`).events).toMatchObject([
      {
        kind: 'change',
        type: 'rotation',
        occurredAt: '2026-11-21T09:31:00Z',
        principal: 'spiffe://example.org/spire/agent/x509pop/abc',
      },
      {
        kind: 'change',
        type: 'rotation',
        message: 'X509 CA activated',
        labels: { expiresAt: '2026-11-28T09:32:00Z', authority: '77aa', slot: 'B' },
      },
    ]);
  });

  it('of each SVID that one call signed is a change of its own', () => {
    const signed = {
      ...COMPLETED,
      msg: 'Signed X509 SVID',
      agent_id: undefined,
      expiration: '2026-11-21T10:30:00Z',
    };
    const ids = map(
      { ...signed, spiffe_id: 'spiffe://td/a' },
      { ...signed, spiffe_id: 'spiffe://td/b' },
    ).events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('that failed is an audit entry, not a rotation', () => {
    expect(
      map({ time: COMPLETED.time, level: 'error', msg: 'Could not rotate server SVID', error: 'no CA' })
        .events,
    ).toMatchObject([{ kind: 'audit', outcome: 'failure', action: 'Could not rotate server SVID' }]);
  });
});

describe('what is refused', () => {
  it.each([
    [{ ...COMPLETED, msg: 'SVID is not found. Starting node attestation' }, 'no-outcome', 'msg'],
    [{ ...BANNED, method: 'BanAgent', msg: 'Failed to ban agent' }, 'no-outcome', 'msg'],
    [{ ...BANNED, msg: 'Failed to send response over stream' }, 'no-outcome', 'msg'],
    [
      { level: 'error', msg: 'Agent crashed', error: 'could not open the data directory' },
      'no-outcome',
      'msg',
    ],
    [{ ...AUDIT, status: 'maybe' }, 'unknown-outcome', 'status'],
    [{ ...COMPLETED, time: 'soon' }, 'invalid-field', 'time'],
    [{ log: 'free words' }, 'not-understood', 'log'],
    [{ hello: 'world' }, 'not-understood', 'msg'],
  ])('%j', (line, code, path) => {
    expect(map(line).rejected).toMatchObject([{ code, path }]);
  });
});

it.each([
  ['spiffe://td/spire/agent/aws_iid/1234/eu-central-1/i-0a', { environment: '1234', host: 'i-0a' }],
  ['spiffe://td/spire/agent/gcp_iit/proj/vm-1', { environment: 'proj', host: 'vm-1' }],
  [
    'spiffe://td/spire/agent/constructor/x',
    { environment: undefined, host: undefined, method: 'constructor' },
  ],
  ['spiffe://td/ns/shop', { trustDomain: 'td', method: undefined }],
])('%s says where the node is', (id, expected) => {
  expect(readAgentId(id)).toMatchObject(expected);
});

const failed = (reason: string, more: object = {}) => ({
  kind: 'attestation',
  outcome: 'failed',
  reason,
  ...more,
});
const audited = (outcome: string) => ({ kind: 'audit', outcome, action: 'API accessed' });
const JOIN = { method: 'join_token' };
const USED = 'failed to attest: join token does not exist or has already been used';
const agentOf = (path: string) => `spiffe://example.org/spire/agent/${path}`;
const valid = (path: string) => ({
  kind: 'attestation',
  outcome: 'valid',
  subject: agentOf(path),
  method: path.split('/')[0],
  occurredAt: RECEIVED_AT,
});

describeSamples('spire', {
  'agent-failures.log': {
    adapter: spireAdapter,
    events: [
      failed(
        expect.stringMatching(
          /^Agent crashed: create attestation client: .*"crypto\/rsa: verification error/,
        ),
        {
          occurredAt: '2021-10-01T15:26:44Z',
          subject: 'unknown agent',
        },
      ),
      failed(expect.stringMatching(/IID has already been used to attest an agent$/), {
        occurredAt: '2021-08-19T16:48:43Z',
        method: 'aws_iid',
      }),
    ],
    rejected: [{ index: 0, code: 'no-outcome', path: 'msg' }],
  },
  'attest-agent-expected.ndjson': {
    adapter: spireAdapter,
    events: [
      failed('Invalid argument: malformed param: missing params'),
      audited('failure'),
      failed('Invalid argument: malformed param: missing X509-SVID parameters'),
      audited('failure'),
      failed('Invalid argument: malformed param: missing CSR'),
      audited('failure'),
      failed(`Invalid argument: ${USED}`, JOIN),
      audited('failure'),
      failed('Failed to attest: agent is banned', { ...JOIN, subject: agentOf('join_token/banned_token') }),
      audited('failure'),
      valid('join_token/test_token'),
      audited('success'),
      failed(`Invalid argument: ${USED}`, JOIN),
      audited('failure'),
      valid('test_type/id_with_result'),
      audited('success'),
      valid('test_type/id_with_result'),
      audited('success'),
      valid('test_type/id_attested_before'),
      audited('success'),
      failed('Error getting node attestor: could not find node attestor type "bad_type"', {
        method: 'bad_type',
      }),
      audited('failure'),
      failed('Failed to delete join token: some error', JOIN),
      audited('failure'),
      failed('Failed to update selectors: some error', {
        ...JOIN,
        subject: agentOf('join_token/test_token'),
      }),
      audited('failure'),
      failed('Failed to update attested agent: some error', { method: 'test_type' }),
      audited('failure'),
      valid('test_type/id_selector_dups'),
      audited('success'),
    ],
  },
  'server-success-old.log': {
    adapter: spireAdapter,
    events: [
      {
        kind: 'attestation',
        outcome: 'valid',
        method: 'k8s_psat',
        host: '192.168.21.111',
        subject: '192.168.21.111',
        occurredAt: RECEIVED_AT,
      },
    ],
  },
});

fuzzAdapter(spireAdapter, {
  samples: [
    [COMPLETED, BANNED, AUDIT].map((line) => JSON.stringify(line)).join('\n'),
    `${ROTATED}\n${CA}`,
    ...[
      readSample('spire', 'attest-agent-expected.ndjson'),
      readSample('spire', 'server-success-old.log'),
    ].filter((text) => text !== null),
  ],
  decisive: ['status'],
});
