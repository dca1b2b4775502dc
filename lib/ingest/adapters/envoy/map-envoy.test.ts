import { describe, expect, it } from 'vitest';
import { mapText } from '../../testing/map-text';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { readSample } from '../../testing/describe-samples';
import { envoyAdapter } from './map-envoy';
import {
  ALLOWED,
  CLOSED,
  DENIED,
  ENVOY_LINE,
  ISTIO_LINE,
  ISTIO_TCP_LINE,
  OLD_ISTIO_LINE,
  RBAC_DENIED,
  RBAC_TRIAL,
  RENAMED,
} from './samples';

const read = (text: string) => mapText(envoyAdapter, text);
const readOne = (record: object) => read(JSON.stringify(record));

describe('an access log', () => {
  it('of a request that RBAC denied is a flow and a decision with the policy and its rule', () => {
    expect(readOne(DENIED)).toMatchObject({
      rejected: [],
      events: [
        {
          kind: 'flow',
          outcome: 'denied',
          occurredAt: '2026-11-20T08:00:00.123Z',
          principal: 'spiffe://cluster.local/ns/shop/sa/reporting',
          targetService: 'payments',
          port: 8443,
          protocol: 'HTTP/2',
          bytes: 139,
          policy: 'shop/only-checkout',
          latencyMs: 3,
          statusCode: 403,
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
          spanId: '00f067aa0ba902b7',
          labels: { reporter: 'destination', method: 'POST', path: '/refunds', target_namespace: 'shop' },
        },
        {
          kind: 'decision',
          outcome: 'deny',
          policy: 'shop/only-checkout',
          rule: '2',
          service: 'payments',
          principal: 'spiffe://cluster.local/ns/shop/sa/reporting',
          action: 'POST',
          resource: '/refunds',
          reason: 'rbac_access_denied_matched_policy[ns[shop]-policy[only-checkout]-rule[2]]',
          traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        },
      ],
    });
  });

  it('keeps what follows the question mark out of every field', () => {
    expect(JSON.stringify(readOne(DENIED).events)).not.toContain('4111');
  });

  it('of a request that went through is a flow, and no decision that nobody wrote down', () => {
    expect(readOne(ALLOWED).events).toMatchObject([
      { kind: 'flow', outcome: 'allowed', statusCode: 200, targetService: 'payments' },
    ]);
    expect(readOne(ALLOWED).events).toHaveLength(1);
  });

  it('names the caller where its own proxy wrote it', () => {
    const kubernetes = { namespace_name: 'shop', pod_name: 'checkout-7d9c8b6f5-x2x4z' };
    expect(readOne({ ...ALLOWED, kubernetes, cluster: 'prod-eu' }).events).toMatchObject([
      { sourceService: 'checkout', targetService: 'payments', environment: 'prod-eu' },
    ]);
    const inbound = {
      ...ALLOWED,
      upstream_cluster: 'inbound|8443||',
      requested_server_name: null,
      authority: null,
    };
    const [flow] = readOne({ ...inbound, kubernetes }).events;
    expect(flow).toMatchObject({ targetService: 'checkout' });
    expect(flow).toHaveProperty('sourceService', undefined);
  });

  it('has a decision of its own where policies wrote their results into metadata', () => {
    const policy = { enforced_effective_policy_id: 'ns[shop]-policy[only-checkout]-rule[0]' };
    const rbac = { enforced_engine_result: 'allowed', ...policy };
    expect(readOne({ ...ALLOWED, rbac }).events).toMatchObject([
      { kind: 'flow', outcome: 'allowed' },
      { kind: 'decision', outcome: 'allow', policy: 'shop/only-checkout', rule: '0' },
    ]);
    expect(
      readOne({
        ...ALLOWED,
        istio_dry_run_deny_shadow_engine_result: 'denied',
        istio_dry_run_deny_shadow_effective_policy_id: 'ns[shop]-policy[tried]-rule[0]',
      }).events,
    ).toMatchObject([
      { kind: 'flow', outcome: 'allowed' },
      { kind: 'decision', outcome: 'would-deny', policy: 'shop/tried' },
    ]);
  });

  it('that says whether an authorizer was asked counts for M1, and one that went around it is listed', () => {
    const kindsOf = (fields: object) =>
      readOne({ ...ALLOWED, ...fields }).events.map((event) => [
        event.kind,
        event.kind === 'traffic'
          ? [event.requests, event.evaluated, event.service]
          : 'outcome' in event && event.outcome,
      ]);
    const service = readOne(ALLOWED).events[0]!;
    const called = service.kind === 'flow' ? service.targetService : null;
    expect(kindsOf({ ext_authz_latency_us: 840 })).toEqual([
      ['flow', 'allowed'],
      ['traffic', [1, 1, called]],
    ]);
    expect(kindsOf({ extAuthzLatencyUs: '-' })).toEqual([
      ['flow', 'allowed'],
      ['decision', 'unevaluated'],
      ['traffic', [1, 0, called]],
    ]);
    expect(readOne({ ...DENIED, ext_authz_latency_us: null }).events).toMatchObject([
      { kind: 'flow', outcome: 'denied' },
      { kind: 'decision', outcome: 'deny', policy: 'shop/only-checkout' },
      { kind: 'traffic', requests: 1, evaluated: 1 },
    ]);
    expect(readOne({ ...ALLOWED, ext_authz_latency_us: 'soon' })).toMatchObject({
      events: [],
      rejected: [{ path: 'ext_authz_latency_us' }],
    });
    // A log that does not speak of it tells nothing.
    expect(kindsOf({})).toEqual([['flow', 'allowed']]);
  });

  it('of a request that an authorizer refused tells how long that took', () => {
    const refused = {
      ...ALLOWED,
      response_code: 403,
      response_flags: 'UAEX',
      response_code_details: 'ext_authz_denied',
    };
    expect(readOne({ ...refused, ext_authz_latency_us: '1250' }).events).toMatchObject([
      { kind: 'flow', outcome: 'denied' },
      { kind: 'decision', outcome: 'deny', policy: 'ext_authz', latencyMs: 1.25 },
      { kind: 'traffic', requests: 1, evaluated: 1 },
    ]);
  });

  it('with names of its own is understood by what they mean', () => {
    expect(readOne(RENAMED).events).toMatchObject([
      {
        kind: 'flow',
        outcome: 'error',
        occurredAt: '2025-11-20T08:00:00.123Z',
        targetService: 'orders',
        port: 8080,
        bytes: 91,
        latencyMs: 12,
        statusCode: 503,
        labels: { response_flags: 'UF,URX', request_id: 'abc', path: '/orders' },
      },
    ]);
  });

  it('of a connection that RBAC closed has no status but a denial', () => {
    expect(readOne(CLOSED).events).toMatchObject([
      { kind: 'flow', outcome: 'denied', protocol: 'tcp', targetService: 'ledger', port: 5432 },
      { kind: 'decision', outcome: 'deny', policy: 'envoy-rbac', resource: expect.any(String) as unknown },
    ]);
  });

  it.each([
    ['UAEX', 403, 'ext_authz_denied', 'denied', 'deny'],
    ['UAEX', 403, null, 'denied', 'deny'],
    ['UAEX', 403, 'ext_authz_error', 'error', 'error'],
    ['-', 401, 'jwt_authn_access_denied{Jwt_is_missing}', 'denied', 'deny'],
    ['-', 403, 'direct_response', 'denied', null],
    ['RL', 429, 'request_rate_limited', 'error', null],
    ['UC', 503, 'upstream_reset_before_response_started{connection_termination}', 'error', null],
    ['NoHealthyUpstream', 503, 'no_healthy_upstream', 'error', null],
    ['DI', 200, 'via_upstream', 'allowed', null],
    ['-', 403, 'via_upstream', 'allowed', null],
    ['-', 500, 'via_upstream', 'error', null],
    ['DC', 0, 'downstream_remote_disconnect', 'error', null],
  ])('%s %d %s', (response_flags, response_code, response_code_details, outcome, decision) => {
    const { events } = readOne({ ...DENIED, response_flags, response_code, response_code_details });
    expect(events[0]).toMatchObject({ kind: 'flow', outcome });
    expect(events[1] ?? null).toEqual(decision && expect.objectContaining({ outcome: decision }));
  });

  it.each([
    [{ response_flags: 'ZZZ' }, 'response_flags'],
    [{ response_code: 'teapot' }, 'response_code'],
    [{ response_code: null, response_flags: null }, 'response_code'],
    [{ start_time: null }, 'start_time'],
    [{ start_time: 'yesterday' }, 'start_time'],
    [{ rbac: { enforced_engine_result: 'perhaps' } }, 'rbac'],
  ])('with %j is refused', (changed, path) => {
    expect(readOne({ ...DENIED, ...changed }).rejected).toMatchObject([{ code: 'not-understood', path }]);
  });

  it('that is none is refused', () => {
    expect(readOne({ level: 'info', msg: 'started' }).rejected).toMatchObject([
      { code: 'not-understood', path: 'text' },
    ]);
    expect(readOne({ a: 1 }).rejected).toMatchObject([{ code: 'not-understood', path: '' }]);
  });
});

describe('a log in text', () => {
  it('of Istio, with quotes in the user agent', () => {
    expect(read(ISTIO_LINE).events).toMatchObject([
      {
        outcome: 'error',
        statusCode: 503,
        targetService: 'cart',
        port: 80,
        latencyMs: 7,
        labels: { response_flags: 'UH', user_agent: 'curl "8" x', path: '/a', request_id: 'rid-1' },
      },
    ]);
  });

  it('of Istio, for a connection', () => {
    expect(read(ISTIO_TCP_LINE).events).toMatchObject([
      {
        outcome: 'allowed',
        protocol: 'tcp',
        targetService: 'ledger',
        port: 5432,
        bytes: 3072,
        latencyMs: 35,
      },
    ]);
  });

  it('of Istio before 1.9', () => {
    expect(read(OLD_ISTIO_LINE).events).toMatchObject([
      { outcome: 'allowed', statusCode: 200, targetService: 'cart', bytes: 19 },
    ]);
  });

  it('of Envoy, with an authorizer that refused', () => {
    expect(read(ENVOY_LINE).events).toMatchObject([
      { kind: 'flow', outcome: 'denied', targetService: 'pay.example.com', statusCode: 403 },
      { kind: 'decision', outcome: 'deny', policy: 'ext_authz', action: 'POST', resource: '/pay' },
    ]);
  });

  it('as container runtimes keep it says when it was collected', () => {
    const text = `2026-11-20T08:00:01.5Z stdout F ${ISTIO_LINE}`;
    expect(read(text).events).toMatchObject([
      { occurredAt: '2026-11-20T08:00:00.123Z', sentAt: '2026-11-20T08:00:01.5Z' },
    ]);
    expect(readOne({ log: `${ISTIO_LINE}\n` }).events).toHaveLength(1);
  });

  it('among other lines is read, and the others are refused alone', () => {
    const text = `2026-11-20T08:00:00Z info started\n${ISTIO_LINE}\n${JSON.stringify(ALLOWED)}\n`;
    expect(read(text)).toMatchObject({
      records: 3,
      rejected: [{ index: 0, code: 'not-understood', path: 'text' }],
      events: [{ outcome: 'error' }, { outcome: 'allowed' }],
    });
  });

  it('keeps the line inside the record', () => {
    expect(JSON.parse(envoyAdapter.unwrapText!(ISTIO_LINE)![0]!)).toEqual({ text: ISTIO_LINE });
  });
});

describe('the debug log of RBAC', () => {
  it('is one decision a request', () => {
    expect(read(RBAC_DENIED)).toMatchObject({
      records: 1,
      events: [
        {
          kind: 'decision',
          outcome: 'deny',
          occurredAt: '2026-11-20T08:00:00.123Z',
          policy: 'shop/only-checkout',
          rule: '2',
          service: 'payments.shop',
          principal: 'spiffe://cluster.local/ns/shop/sa/reporting',
          action: 'POST',
          resource: '/refunds',
        },
      ],
    });
  });

  it('never makes a denial of what only a policy on trial would have denied', () => {
    expect(read(RBAC_TRIAL).events).toMatchObject([
      { outcome: 'would-deny', policy: 'shop/tried', labels: { enforced: 'allowed', shadow: 'denied' } },
    ]);
  });

  it('of several threads keeps each result with its request', () => {
    const other = RBAC_DENIED.replaceAll('[31]', '[32]').replace('enforced denied', 'enforced allowed');
    const split = (text: string) => [
      text.slice(0, text.lastIndexOf('\n')),
      text.slice(text.lastIndexOf('\n') + 1),
    ];
    const [[request, result], [request2, result2]] = [split(RBAC_DENIED), split(other)] as [
      string[],
      string[],
    ];
    expect(read([request, request2, result2, result].join('\n')).events).toMatchObject([
      { outcome: 'deny' },
      { outcome: 'allow' },
    ]);
  });

  it.each([
    ['enforced denied', 'enforced perhaps'],
    [/\n.*enforced denied.*/, ''],
  ])('with %s replaced is refused', (found, put) => {
    expect(read(RBAC_DENIED.replace(found, put)).rejected).toMatchObject([
      { code: 'not-understood', path: 'text' },
    ]);
  });
});

const recorded = [
  'istio-json-denied.ndjson',
  'istio-text-default.log',
  'osm-json-allowed.json',
  'waypoint-kubectl-timestamps.log',
  'envoy-rbac-debug.log',
].flatMap((name) => readSample('envoy-istio', name) ?? []);

fuzzAdapter(envoyAdapter, {
  samples: [
    ...[DENIED, ALLOWED, RENAMED, CLOSED].map((record) => JSON.stringify(record)),
    ISTIO_LINE,
    ISTIO_TCP_LINE,
    OLD_ISTIO_LINE,
    ENVOY_LINE,
    RBAC_DENIED,
    RBAC_TRIAL,
    ...recorded,
  ],
  decisive: ['response_code', 'response_flags', 'statusCode', 'ResponseFlags', 'text'],
});
