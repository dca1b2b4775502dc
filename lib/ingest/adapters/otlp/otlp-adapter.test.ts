import { describe, expect, it } from 'vitest';
import type { Span } from '@/lib/domain/span';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { readSample } from '../../testing/describe-samples';
import { splitBody } from '../../steps/split-body';
import { otlpLogsAdapter, otlpMetricsAdapter, otlpTracesAdapter } from './otlp-adapter';
import { otlpType } from './protobuf/otlp-types';
import {
  after,
  attestationLog,
  attributes,
  decisionLog,
  logsOf,
  metricsOf,
  NANOS,
  point,
  requestsMetric,
  RESOURCE,
  span,
  TRACE_ID,
  tracesOf,
} from './samples';

const context = { receivedAt: RECEIVED_AT, mappingRules: [] };
const logs = (...records: object[]) => mapText(otlpLogsAdapter, JSON.stringify(logsOf(...records)));
const traces = (...spans: object[]) => mapText(otlpTracesAdapter, JSON.stringify(tracesOf(...spans)));
const metrics = (...list: object[]) => mapText(otlpMetricsAdapter, JSON.stringify(metricsOf(...list)));
const where = { service: 'payments-api', zone: 'payments', environment: 'production' };

function spansOf(...spans: object[]): Span[] {
  const text = JSON.stringify(tracesOf(...spans));
  return splitBody(text, '', otlpTracesAdapter, { records: 100, depth: 100 }).flatMap(({ value }) => {
    const mapped = otlpTracesAdapter.map(value, context);
    return 'refusal' in mapped ? [] : (mapped.spans ?? []);
  });
}

describe('a log record', () => {
  it('with a policy outcome is a decision', () => {
    const { events, rejected } = logs(decisionLog());
    expect(rejected).toEqual([]);
    expect(events[0]).toMatchObject({
      kind: 'decision',
      ...where,
      outcome: 'deny',
      occurredAt: '2026-11-21T09:00:00.123456789Z',
      policy: 'payments/authz',
      rule: 'amount-limit',
      revision: 'v14',
      reason: 'above the limit',
      principal: 'spiffe://corp/sa/checkout',
      action: 'POST',
      resource: '/v1/transfers',
      targetService: 'ledger',
      latencyMs: 1.5,
      traceId: TRACE_ID,
      spanId: '00f067aa0ba902b7',
    });
  });

  it.each([
    ['allowed', 'allow'],
    ['Permit', 'allow'],
    ['would-deny', 'would-deny'],
    ['error', 'error'],
  ])('whose outcome is %s decided %s', (word, outcome) => {
    expect(logs(decisionLog({ 'policy.outcome': word })).events[0]).toMatchObject({ outcome });
  });

  it('with an attestation outcome is an attestation; the resource names the host', () => {
    expect(logs(attestationLog()).events[0]).toMatchObject({
      kind: 'attestation',
      ...where,
      outcome: 'failed',
      subject: 'spiffe://corp/host/node-7',
      method: 'tpm',
      reason: 'PCR 7 differs',
      host: 'node-7',
    });
  });

  it.each(['text', 'map'])(
    "with OPA's decision log as its body (%s) is what the OPA adapter makes of it",
    (as) => {
      const body = { decision_id: 'd-1', timestamp: '2026-11-21T09:00:01Z', path: 'http/authz/allow' };
      const value =
        as === 'text'
          ? { stringValue: JSON.stringify({ ...body, result: false }) }
          : {
              kvlistValue: { values: [...attributes(body), { key: 'result', value: { boolValue: false } }] },
            };
      expect(logs({ timeUnixNano: NANOS, traceId: TRACE_ID, body: value }).events[0]).toMatchObject({
        kind: 'decision',
        ...where,
        id: 'd-1',
        outcome: 'deny',
        policy: 'http/authz/allow',
        occurredAt: '2026-11-21T09:00:01Z',
        traceId: TRACE_ID,
      });
    },
  );

  it('with an ACL line of OVN is a decision about the packet', () => {
    const line =
      '2026-11-21T09:00:00.5Z|00012|acl_log(ovn_pinctrl0)|INFO|name="NP:shop:deny-all:Ingress:0", verdict=reject, severity=alert, direction=to-lport: tcp,nw_src=10.128.2.5,nw_dst=10.129.2.8,tp_src=41000,tp_dst=8080';
    expect(logs({ timeUnixNano: NANOS, body: { stringValue: line } }).events[0]).toMatchObject({
      outcome: 'deny',
      policy: 'NP:shop:deny-all:Ingress:0',
      occurredAt: '2026-11-21T09:00:00.5Z',
      principal: 'ip:10.128.2.5',
      resource: '10.129.2.8:8080',
      action: 'to-lport',
    });
    expect(logs({ body: { stringValue: line.replace('reject', 'shrug') } }).rejected).toMatchObject([
      { code: 'unknown-outcome', path: 'logRecord.body' },
    ]);
  });

  it('of any other kind is accepted and only counts as volume', () => {
    const { events, rejected } = logs(
      { timeUnixNano: NANOS, body: { stringValue: 'started' } },
      { body: {} },
    );
    expect(rejected).toEqual([]);
    expect(events).toMatchObject([
      { kind: 'heartbeat', records: 1, occurredAt: '2026-11-21T09:00:00Z' },
      { kind: 'heartbeat', records: 1, occurredAt: RECEIVED_AT },
    ]);
  });

  it.each([
    [decisionLog({ 'policy.outcome': 'maybe' }), 'unknown-outcome', 'logRecord.attributes.policy.outcome'],
    [decisionLog({ 'policy.name': '' }), 'missing-field', 'logRecord.attributes.policy.name'],
    [
      attestationLog({ 'attestation.outcome': 'fine' }),
      'unknown-outcome',
      'logRecord.attributes.attestation.outcome',
    ],
    [
      attestationLog({ 'attestation.subject': '' }),
      'missing-field',
      'logRecord.attributes.attestation.subject',
    ],
    [{ ...decisionLog(), traceId: 'abc' }, 'not-understood', 'logRecord.traceId'],
    [{ attributes: 'none' }, 'not-understood', 'logRecord.attributes'],
    [{ timeUnixNano: 'soon' }, 'not-understood', 'logRecord.timeUnixNano'],
  ])('that cannot be read is refused alone (%#)', (record, code, path) => {
    const { events, rejected } = logs(record, decisionLog());
    expect(rejected).toMatchObject([{ index: 0, code, path }]);
    expect(events.map(({ kind }) => kind)).toContain('decision');
  });
});

describe('a span', () => {
  it.each([
    ['policy', 'evaluation', {}, { 'opa.decision_id': 'd-1' }],
    ['policy', null, { kind: 3, name: 'envoy.service.auth.v3.Authorization/Check' }, {}],
    ['policy', 'evaluation', { name: 'async envoy.service.auth.v3.Authorization.Check egress' }, {}],
    ['attestation', 'attestation', { kind: 2, name: 'spire.api.server.agent.v1.Agent/AttestAgent' }, {}],
    ['attestation', 'attestation', { kind: 2 }, { 'rpc.service': 'SpiffeWorkloadAPI' }],
    ['sidecar', 'sidecar', { kind: 3 }, { component: 'proxy', upstream_cluster: 'outbound|80||ledger' }],
    ['sidecar', 'sidecar', {}, { node_id: 'sidecar~10.0.0.7~payments-1.shop~shop.svc' }],
    ['other', null, {}, { 'http.request.method': 'GET' }],
    ['sidecar', 'sidecar', {}, { 'gatehouse.span.role': 'sidecar' }],
  ] as const)('has the role %s and is measured as %s', (role, measure, fields, values) => {
    expect(spansOf(span(fields, values))).toMatchObject([{ role, measure, durationNs: 2_500_000 }]);
  });

  it('with a policy outcome is a decision, whose event tells how long it took', () => {
    const values = { 'policy.outcome': 'deny', 'policy.name': 'payments/authz' };
    expect(traces(span({}, values)).events[0]).toMatchObject({
      kind: 'decision',
      ...where,
      outcome: 'deny',
      latencyMs: 2.5,
      traceId: TRACE_ID,
      spanId: '00f067aa0ba902b7',
      id: `${TRACE_ID}:00f067aa0ba902b7`,
    });
    expect(spansOf(span({}, values))).toMatchObject([{ role: 'policy', measure: null }]);
  });

  it('keeps where it ran, its parent and its status', () => {
    expect(spansOf(span())).toMatchObject([
      {
        ...where,
        parentSpanId: '53995c3f42cd8ad8',
        startedAt: '2026-11-21T09:00:00Z',
        status: 'error',
        statusMessage: 'denied',
        scope: 'gate',
      },
    ]);
  });

  it.each([
    [span({ spanId: '' }), 'not-understood', 'span.spanId'],
    [span({ traceId: '0'.repeat(32) }), 'not-understood', 'span.traceId'],
    [span({ kind: 99 }), 'not-understood', 'span.kind'],
    [span({ startTimeUnixNano: '0' }), 'missing-field', 'span.startTimeUnixNano'],
    [span({ endTimeUnixNano: '5' }), 'invalid-field', 'span.endTimeUnixNano'],
    [
      span({}, { 'policy.outcome': 'x', 'policy.name': 'p' }),
      'unknown-outcome',
      'span.attributes.policy.outcome',
    ],
  ])('that cannot be read is refused with its field (%#)', (bad, code, path) => {
    expect(traces(bad).rejected).toMatchObject([{ index: 0, code, path }]);
  });
});

describe('a metric', () => {
  it('of our own name tells how many requests a policy evaluated, by window', () => {
    const { events } = metrics(
      requestsMetric([
        point(90, { 'gatehouse.evaluated': true }),
        point(10, { 'gatehouse.evaluated': false }),
      ]),
    );
    expect(events[0]).toMatchObject({
      kind: 'traffic',
      ...where,
      occurredAt: '2026-11-21T09:01:00Z',
      windowStart: '2026-11-21T09:00:00Z',
      windowEnd: '2026-11-21T09:01:00Z',
      requests: 100,
      evaluated: 90,
    });
  });

  it('that counts since the start of a process, or does not say what was evaluated, is volume only', () => {
    const { events, rejected } = metrics(
      requestsMetric([point(7, { 'gatehouse.evaluated': true })], { aggregationTemporality: 2 }),
      { ...requestsMetric([point(7)]), name: 'http.server.request.duration' },
      { ...requestsMetric([point(7)]), name: 'envoy_http_rbac_allowed' },
    );
    expect(rejected).toEqual([]);
    expect(events).toMatchObject([{ kind: 'heartbeat', records: 3 }]);
  });

  it('without what decides is refused', () => {
    expect(metrics(requestsMetric([point(7)])).rejected).toMatchObject([
      { code: 'missing-field', path: 'metric.sum.dataPoints.0.attributes.gatehouse.evaluated' },
    ]);
    expect(metrics(requestsMetric([{ ...point(7), startTimeUnixNano: '0' }])).rejected).toMatchObject([
      { code: 'missing-field', path: 'metric.sum.dataPoints.0.startTimeUnixNano' },
    ]);
  });
});

describe('the heartbeat of a resource', () => {
  it('tells tags, agent and volume once a minute', () => {
    const { events } = logs(
      { timeUnixNano: NANOS },
      { timeUnixNano: after(59e9) },
      { timeUnixNano: after(60e9) },
    );
    expect(events).toMatchObject([
      { ...where, tagged: true, missingTags: [], records: 2, agent: 'opentelemetry/2.1.0' },
      { ...where, tagged: true, records: 1, occurredAt: '2026-11-21T09:01:00Z' },
    ]);
  });

  it('counts the bytes of its resource, scope and records in protobuf', () => {
    const size = (type: string, value: object) =>
      otlpType(type).encode(otlpType(type).fromObject(value)).finish().length;
    const record = { timeUnixNano: NANOS, body: { stringValue: 'x'.repeat(100) } };
    const { events } = logs(record, record);
    expect(events[0]).toMatchObject({
      bytes:
        size('Resource', RESOURCE) +
        size('InstrumentationScope', { name: 'gate' }) +
        2 * size('LogRecord', record),
    });
  });

  it('is the same for the same batch, and another for other content', () => {
    const idOf = (text: string) => logs({ timeUnixNano: NANOS, body: { stringValue: text } }).events[0]!.id;
    expect(idOf('one')).toBe(idOf('one'));
    expect(idOf('one')).not.toBe(idOf('two'));
  });

  it('is sent by a service that nobody named: its name is missing', () => {
    const resource = {
      attributes: attributes({ 'service.name': 'unknown_service:node', trust_zone: 'edge' }),
    };
    const body = { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [{ timeUnixNano: NANOS }] }] }] };
    const [heartbeat] = mapText(otlpLogsAdapter, JSON.stringify(body)).events;
    expect(heartbeat).toMatchObject({
      zone: 'edge',
      tagged: false,
      missingTags: ['service.name', 'deployment.environment.name'],
    });
    expect(heartbeat!.service).toBeUndefined();
  });
});

describe('an export request', () => {
  it('of nothing is taken', () => {
    expect(mapText(otlpLogsAdapter, '{}')).toEqual({ records: 0, events: [], rejected: [] });
  });

  it.each([
    ['{"resourceLogs":5}', 'resourceLogs'],
    ['{"resourceSpans":[]}', 'resourceLogs'],
    ['{"resourceLogs":[7]}', 'resourceLogs'],
    ['{"resourceLogs":[{"scopeLogs":{}}]}', 'resourceLogs'],
    ['{"resourceLogs":[{"scopeLogs":[{"logRecords":1}]}]}', 'resourceLogs'],
  ])('that is none is refused: %s', (text, path) => {
    expect(mapText(otlpLogsAdapter, text).rejected).toMatchObject([
      { index: 0, code: 'not-understood', path },
    ]);
  });
});

const given = (name: string) => readSample('otlp', name) ?? [];

fuzzAdapter(otlpLogsAdapter, {
  samples: [
    JSON.stringify(logsOf(decisionLog(), attestationLog())),
    ...['logs.json', 'logs-auditd.json', 'logs-ovn-acl-drop.json'].flatMap(given),
  ],
});
fuzzAdapter(otlpTracesAdapter, {
  samples: [
    JSON.stringify(
      tracesOf(span({}, { 'policy.outcome': 'deny', 'policy.name': 'p' }), span({ spanId: 'a'.repeat(16) })),
    ),
    ...['trace.json', 'traces-base64-ids.json'].flatMap(given),
  ],
});
fuzzAdapter(otlpMetricsAdapter, {
  samples: [
    JSON.stringify(metricsOf(requestsMetric([point(1, { 'gatehouse.evaluated': true })]))),
    ...['metrics.json'].flatMap(given),
  ],
});
