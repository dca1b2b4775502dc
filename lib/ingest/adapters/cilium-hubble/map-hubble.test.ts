import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { hubbleAdapter } from './map-hubble';

const cart = {
  ID: 11,
  identity: 2001,
  namespace: 'shop',
  labels: ['k8s:app=cart', 'k8s:io.cilium.k8s.policy.serviceaccount=cart'],
  pod_name: 'cart-7d9c8b6f5-x2x4z',
  workloads: [{ name: 'cart', kind: 'Deployment' }],
};
const payments = { identity: 2002, namespace: 'shop', labels: [], pod_name: 'payments-0' };
const FLOW = {
  time: '2026-11-20T08:00:00.123456789Z',
  uuid: '6f8bb5a5-93f2-4d2d-a0d2-cc0ee2c7c3d4',
  verdict: 'DROPPED',
  IP: { source: '10.8.0.4', destination: '10.8.0.9', ipVersion: 'IPv4' },
  l4: { TCP: { source_port: 52_008, destination_port: 8443, flags: { SYN: true } } },
  source: cart,
  destination: payments,
  Type: 'L3_L4',
  node_name: 'prod/node-1',
  event_type: { type: 5 },
  traffic_direction: 'INGRESS',
  drop_reason_desc: 'POLICY_DENIED',
  is_reply: false,
  ingress_denied_by: [{ name: 'only-checkout', namespace: 'shop', kind: 'NetworkPolicy' }],
  Summary: 'TCP Flags: SYN',
};
const FORWARDED = {
  ...FLOW,
  verdict: 'FORWARDED',
  drop_reason_desc: undefined,
  ingress_denied_by: undefined,
  event_type: { type: 4 },
};
const LOST = {
  lost_events: { source: 'HUBBLE_RING_BUFFER', num_events_lost: '42', cpu: null },
  node_name: 'prod/node-1',
  time: '2026-11-20T08:00:00Z',
};

const read = (text: string) => mapText(hubbleAdapter, text);
const readOne = (record: object) => read(JSON.stringify(record));

describe('a flow of Hubble', () => {
  it('that a NetworkPolicy denied is a flow, and a decision about the side that it protects', () => {
    expect(readOne({ flow: FLOW, node_name: 'prod/node-1', time: FLOW.time })).toMatchObject({
      rejected: [],
      events: [
        {
          kind: 'flow',
          id: FLOW.uuid,
          occurredAt: '2026-11-20T08:00:00.123456789Z',
          outcome: 'denied',
          environment: 'prod',
          principal: 'system:serviceaccount:shop:cart',
          sourceService: 'cart',
          targetService: 'payments',
          port: 8443,
          protocol: 'tcp',
          policy: 'shop/only-checkout',
          labels: { source_identity: '2001', source_namespace: 'shop', policy_kind: 'NetworkPolicy' },
        },
        {
          kind: 'decision',
          outcome: 'deny',
          policy: 'shop/only-checkout',
          rule: 'NetworkPolicy',
          service: 'payments',
          principal: 'system:serviceaccount:shop:cart',
          resource: '10.8.0.9:8443',
          reason: 'POLICY_DENIED',
        },
      ],
    });
  });

  it('is the same bare, and in an answer of the API', () => {
    const expected = readOne({ flow: FLOW }).events;
    expect(readOne(FLOW).events).toEqual(expected);
    expect(readOne({ result: { flow: FLOW } }).events).toEqual(expected);
  });

  it('of a policy on egress is a decision about the caller', () => {
    const egress = { egress_denied_by: FLOW.ingress_denied_by, ingress_denied_by: [] };
    expect(readOne({ ...FLOW, ...egress, traffic_direction: 'EGRESS' }).events[1]).toMatchObject({
      service: 'cart',
    });
  });

  it('that went through is a decision only where a policy spoke of it', () => {
    expect(readOne(FORWARDED).events).toMatchObject([{ kind: 'flow', outcome: 'allowed' }]);
    const verdict = { ...FORWARDED, event_type: { type: 5 } };
    expect(readOne(verdict).events).toHaveLength(1);
    expect(readOne({ ...verdict, policy_match_type: 1 }).events[1]).toMatchObject({
      outcome: 'allow',
      policy: 'cilium-network-policy',
    });
    const by = [
      { name: 'a', namespace: 'shop', kind: 'CiliumNetworkPolicy' },
      { name: 'b', kind: 'CiliumClusterwideNetworkPolicy' },
    ];
    expect(readOne({ ...verdict, ingress_allowed_by: by }).events[1]).toMatchObject({
      outcome: 'allow',
      policy: 'shop/a',
      labels: { policies: '["shop/a","b"]' },
    });
  });

  it('runs from who opened the connection, also where an answer was seen', () => {
    const answer = {
      ...FORWARDED,
      source: payments,
      destination: cart,
      IP: { source: '10.8.0.9', destination: '10.8.0.4' },
      l4: { TCP: { source_port: 8443, destination_port: 52_008 } },
      is_reply: true,
    };
    expect(readOne(answer).events).toMatchObject([
      { sourceService: 'cart', targetService: 'payments', port: 8443, labels: { reply: 'true' } },
    ]);
  });

  it('in audit mode went through and would have been denied', () => {
    expect(readOne({ ...FLOW, verdict: 'AUDIT', drop_reason_desc: undefined }).events).toMatchObject([
      { kind: 'flow', outcome: 'allowed' },
      { kind: 'decision', outcome: 'would-deny', policy: 'shop/only-checkout' },
    ]);
  });

  it('of the proxy has method, status and latency, without the query', () => {
    const l7 = {
      type: 'RESPONSE',
      latency_ns: '2500000',
      http: { code: 403, method: 'GET', url: 'http://payments/refunds?card=4111', protocol: 'HTTP/1.1' },
    };
    const { events } = readOne({ ...FORWARDED, Type: 'L7', event_type: { type: 129 }, l7, Summary: 'x' });
    expect(events).toMatchObject([
      {
        outcome: 'allowed',
        latencyMs: 2.5,
        statusCode: 403,
        protocol: 'HTTP/1.1',
        labels: { method: 'GET' },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain('4111');
    const dropped = { ...FORWARDED, verdict: 'DROPPED', Type: 'L7', l7 };
    expect(readOne(dropped).events[1]).toMatchObject({
      outcome: 'deny',
      action: 'GET',
      resource: 'http://payments/refunds',
    });
  });

  it.each([
    ['POLICY_DENY', 'denied'],
    ['AUTH_REQUIRED', 'denied'],
    [181, 'denied'],
    ['INVALID_SOURCE_IP', 'error'],
    [132, 'error'],
  ])('dropped for %s is %s', (drop_reason_desc, outcome) => {
    const dropped = { ...FLOW, event_type: { type: 1 }, ingress_denied_by: [], drop_reason_desc };
    expect(readOne(dropped).events).toMatchObject([{ kind: 'flow', outcome }]);
  });

  it.each(['DROP_REASON_UNKNOWN', 0])('with the reason %j was dropped by what told of it', (reason) => {
    const outcomeOf = (changed: object) =>
      readOne({ ...FLOW, drop_reason_desc: reason, ...changed }).events[0];
    expect(outcomeOf({ event_type: { type: 5 } })).toMatchObject({ outcome: 'denied' });
    expect(outcomeOf({ event_type: { type: 129 }, Type: 'L7' })).toMatchObject({ outcome: 'denied' });
    expect(outcomeOf({ event_type: { type: 1 }, ingress_denied_by: [] })).toMatchObject({ outcome: 'error' });
  });

  it.each([
    [{ verdict: 'REDIRECTED' }, 'no-outcome', 'verdict'],
    [{ verdict: 'TRACED' }, 'no-outcome', 'verdict'],
    [{ verdict: 'SOMEHOW' }, 'not-understood', 'verdict'],
    [{ verdict: undefined }, 'not-understood', 'verdict'],
    [{ drop_reason_desc: 'NEW_REASON' }, 'not-understood', 'drop_reason_desc'],
    [{ drop_reason_desc: undefined, event_type: { type: 1 } }, 'not-understood', 'drop_reason_desc'],
    [{ time: 'soon' }, 'not-understood', 'time'],
    [{ source: 'cart' }, 'not-understood', 'source'],
  ])('with %j is refused', (changed, code, path) => {
    expect(readOne({ flow: { ...FLOW, ...changed } }).rejected).toMatchObject([
      { code, path: `flow.${path}` },
    ]);
  });
});

describe('other messages of Hubble', () => {
  it('say how many events were lost', () => {
    expect(readOne(LOST).events).toMatchObject([
      { kind: 'source-report', dropped: 0, environment: 'prod' },
      { kind: 'source-report', dropped: 42, labels: { lost_at: 'HUBBLE_RING_BUFFER' } },
    ]);
  });

  it('that tell of the agent are refused', () => {
    expect(readOne({ agent_event: { type: 'AGENT_STARTED' }, time: FLOW.time }).rejected).toMatchObject([
      { code: 'no-outcome', path: 'agent_event' },
    ]);
  });
});

const COMPACT =
  'Nov 20 08:00:00.123 [prod/node-1]: shop/cart-7d9c8b6f5-x2x4z:52008 (ID:2001) <> shop/payments-0:8443 (ID:2002) policy-verdict:none INGRESS DENIED BY shop/only-checkout (NetworkPolicy) (TCP Flags: SYN)';
const PACKET =
  'Nov 20 08:00:01.5: shop/cart-7d9c8b6f5-x2x4z:52008 (ID:2001) -> api.example.com:443 (world) to-stack FORWARDED (TCP Flags: SYN)';

describe('the compact text', () => {
  it('is read as the same flow in JSON', () => {
    expect(read(`${COMPACT}\n${PACKET}\n`).events).toMatchObject([
      {
        kind: 'flow',
        outcome: 'denied',
        occurredAt: '2026-11-20T08:00:00.123Z',
        environment: 'prod',
        sourceService: 'cart',
        targetService: 'payments',
        port: 8443,
        policy: 'shop/only-checkout',
      },
      { kind: 'decision', outcome: 'deny', policy: 'shop/only-checkout', service: 'payments' },
      {
        kind: 'flow',
        outcome: 'allowed',
        sourceService: 'cart',
        targetService: 'api.example.com',
        port: 443,
      },
    ]);
  });

  it('without a year is of the last such day', () => {
    expect(read(COMPACT.replace('Nov 20', 'Dec 24')).events[0]).toMatchObject({
      occurredAt: '2025-12-24T08:00:00.123Z',
    });
  });

  it('that is none is refused alone', () => {
    expect(read(`${COMPACT}\nEVENTS LOST: 3\n`).rejected).toMatchObject([
      { index: 1, code: 'not-understood', path: 'text' },
    ]);
  });
});

const seen = (
  second: string,
  [sourceService, targetService]: readonly (string | undefined)[],
  port: number,
  more: object = {},
) => ({
  kind: 'flow',
  outcome: 'allowed',
  occurredAt: `2021-${second}Z`,
  sourceService,
  targetService,
  port,
  environment: 'default',
  protocol: 'tcp',
  ...more,
});
const answer = { labels: { reply: 'true' } };
const scraped = { protocol: 'HTTP/1.1', labels: { l7_type: 'REQUEST', method: 'GET' } };
const unavailable = { protocol: 'HTTP/1.1', statusCode: 503 };
const denied = { kind: 'flow', outcome: 'denied', environment: 'kind-kind' };
const listed = { kind: 'flow', occurredAt: '2026-01-01T00:20:34.567Z', port: 8080, protocol: 'tcp' };
const decided = { kind: 'decision', policy: 'my-policy', rule: 'CiliumNetworkPolicy' };
const redirected = (index: number) => ({ index, code: 'no-outcome', path: 'flow.verdict' });

describeSamples('cilium-hubble', {
  'dropped-exporter.ndjson': {
    adapter: hubbleAdapter,
    events: [
      {
        ...denied,
        outcome: 'error',
        occurredAt: '2023-08-21T12:12:13.517394084Z',
        protocol: 'icmpv6',
        labels: { drop_reason: 'INVALID_SOURCE_IP', source_address: 'fe80::64d8:8aff:fe72:fc14' },
      },
      {
        ...denied,
        occurredAt: '2023-08-21T12:12:18.510175415Z',
        sourceService: 'xwing',
        targetService: 'deathstar',
        port: 80,
        protocol: 'tcp',
        labels: { drop_reason: 'POLICY_DENIED', source_namespace: 'default' },
      },
    ],
  },
  'forwarded-a.ndjson': {
    adapter: hubbleAdapter,
    events: [
      seen('06-16T16:52:13.136834446', [undefined, 'reviews'], 15_020, answer),
      seen('06-16T16:52:13.136893596', [undefined, 'reviews'], 15_020),
      seen('06-16T16:52:13.142581500', ['prometheus', 'reviews'], 15_090),
      seen('06-16T16:52:13.144960239', ['prometheus', 'reviews'], 15_090, answer),
      seen('06-16T16:52:13.236029202', ['telemetry', 'galley'], 9901, answer),
      seen('06-16T16:52:13.237321039', ['telemetry', 'galley'], 9901),
      seen('06-16T16:52:13.596426115', ['event-exporter', undefined], 443, answer),
      seen('06-16T16:52:13.596477276', ['event-exporter', undefined], 443),
      seen('06-16T16:52:13.611147709', [undefined, 'kube-dns'], 10_054),
      seen('06-16T16:52:13.611167691', [undefined, 'kube-dns'], 10_054, answer),
      seen('10-04T14:28:38.735173594', ['prometheus', undefined], 9990, scraped),
      seen('10-04T14:28:39.629952453', ['prometheus', 'kube-dns'], 10_054, scraped),
      seen('10-04T14:28:39.808616629', ['prometheus', 'node-local-dns'], 9253, scraped),
      seen('10-04T14:28:40.808318870', ['prometheus', 'node-local-dns'], 9253, {
        ...unavailable,
        latencyMs: 999.958359,
      }),
      seen('10-04T14:28:41.706158474', ['prometheus', 'node-local-dns'], 9253, {
        ...unavailable,
        latencyMs: 4138.18364,
      }),
    ],
    rejected: [redirected(15), redirected(16), redirected(17)],
  },
  'compact-text.txt': {
    adapter: hubbleAdapter,
    events: [
      { ...listed, outcome: 'denied', principal: 'reserved:health' },
      { ...listed, outcome: 'denied', policy: 'my-policy' },
      { ...decided, outcome: 'deny' },
      { ...listed, outcome: 'allowed', policy: 'my-policy' },
      { ...decided, outcome: 'allow', labels: { policies: '["my-policy","my-policy-2"]' } },
      { ...listed, outcome: 'allowed', policy: 'my-policy' },
      { ...decided, outcome: 'would-deny' },
    ],
  },
});

fuzzAdapter(hubbleAdapter, {
  samples: [
    JSON.stringify({ flow: FLOW, node_name: 'prod/node-1', time: FLOW.time }),
    JSON.stringify(FORWARDED),
    JSON.stringify(LOST),
    `${COMPACT}\n${PACKET}`,
    readSample('cilium-hubble', 'dropped-exporter.ndjson') ?? COMPACT,
    readSample('cilium-hubble', 'compact-text.txt') ?? COMPACT,
  ],
  decisive: ['flow.verdict', 'verdict', 'flow.drop_reason_desc', 'text'],
});
