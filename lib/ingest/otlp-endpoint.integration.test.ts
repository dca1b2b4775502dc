import { gzipSync } from 'node:zlib';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPLogExporter as JsonLogs } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtoLogs } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter as JsonMetrics } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter as ProtoMetrics } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraces } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtoTraces } from '@opentelemetry/exporter-trace-otlp-proto';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as getTraceRoute } from '@/app/api/v1/traces/[traceId]/route';
import { POST } from '@/app/api/otlp/v1/[signal]/route';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { createToken } from '@/lib/commands/tokens/create-token';
import type { Trace } from '@/lib/domain/read-models/traces';
import type { TokenScope } from '@/lib/domain/roles';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { attributes, decisionLog, logsOf, span, TRACE_ID, tracesOf } from './adapters/otlp/samples';
import { otlpType } from './adapters/otlp/protobuf/otlp-types';

useTestDatabase({ GATEHOUSE_MAX_BODY_MB: '1' });

const tokens: Record<string, string> = {};
const makeToken = async (name: string, scopes: TokenScope[], zones?: string[]) => {
  tokens[name] = (await createToken(SYSTEM_ACTOR, { name, scopes, zones }, ownOccasion(new Date()))).secret;
};
beforeAll(async () => {
  for (const slug of ['payments', 'edge'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, ownOccasion(new Date()));
  await makeToken('ingest', ['ingest']);
  await makeToken('read', ['read']);
  await makeToken('confined', ['ingest'], ['edge']);
  await makeToken('reader of the edge', ['read'], ['edge']);
});
beforeEach(async () => {
  await getPool().query(
    'TRUNCATE event, event_key, span, rollup, latency_rollup, quarantine, coverage_day, service_telemetry',
  );
});

type Sent = { signal?: string; type?: string; token?: string; headers?: Record<string, string> };

async function post(
  body: BodyInit,
  { signal = 'logs', type = 'application/json', token = 'ingest', headers = {} }: Sent = {},
) {
  const request = new Request(`http://localhost/api/otlp/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${tokens[token] ?? token}`, ...headers },
    body,
  });
  return POST(request, { params: Promise.resolve({ signal }) });
}
const json = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as unknown,
});

async function readTrace(traceId: string, token = 'read'): Promise<{ status: number; body: Trace }> {
  const request = new Request(`http://localhost/api/v1/traces/${traceId}`, {
    headers: { authorization: `Bearer ${tokens[token]}` },
  });
  const response = await getTraceRoute(request, { params: Promise.resolve({ traceId }) });
  return { status: response.status, body: (await response.json()) as Trace };
}

const rows = async (text: string) => (await getPool().query<Record<string, unknown>>(text)).rows;
const nanosAgo = (seconds: number) => `${BigInt(Date.now() - seconds * 1_000) * 1_000_000n}`;
const decision = (values = {}) => ({ ...decisionLog(values), timeUnixNano: nanosAgo(5) });

describe('an export', () => {
  it('is answered as OTLP does, in the encoding of the request', async () => {
    const whole = await post(JSON.stringify(logsOf(decision())));
    expect(whole.headers.get('content-type')).toBe('application/json');
    expect(await json(whole)).toEqual({ status: 200, body: {} });
    const partly = logsOf(decision({ 'policy.outcome': 'perhaps' }), decision(), {
      body: { stringValue: 'ready' },
    });
    expect(await json(await post(JSON.stringify(partly)))).toMatchObject({
      status: 200,
      body: {
        partialSuccess: {
          rejectedLogRecords: '1',
          errorMessage: expect.stringContaining('logRecord.attributes.policy.outcome') as unknown,
        },
      },
    });
    expect(await rows('SELECT code, path, adapter, source FROM quarantine')).toEqual([
      {
        code: 'unknown-outcome',
        path: 'logRecord.attributes.policy.outcome',
        adapter: 'otlp-logs',
        source: 'otlp',
      },
    ]);
  });

  it('in gzipped protobuf says in protobuf which spans it did not take', async () => {
    const type = otlpType('ExportTraceServiceRequest');
    const broken = {
      ...span(),
      traceId: Buffer.alloc(16),
      spanId: Buffer.alloc(8),
      parentSpanId: Buffer.alloc(0),
    };
    const bytes = type.encode(type.fromObject(tracesOf(broken))).finish();
    const response = await post(gzipSync(bytes), {
      signal: 'traces',
      type: 'application/x-protobuf',
      headers: { 'content-encoding': 'gzip' },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-protobuf']);
    const answer = otlpType('ExportTraceServiceResponse');
    expect(
      answer.toObject(answer.decode(new Uint8Array(await response.arrayBuffer())), { longs: String }),
    ).toMatchObject({
      partialSuccess: {
        rejectedSpans: '1',
        errorMessage: expect.stringContaining('span.traceId') as unknown,
      },
    });
  });

  it('sent again is the same', async () => {
    const body = JSON.stringify(
      tracesOf(
        span({ startTimeUnixNano: nanosAgo(3), endTimeUnixNano: nanosAgo(2) }, { component: 'proxy' }),
      ),
    );
    await post(body, { signal: 'traces' });
    const latencies = () =>
      rows('SELECT grain, measure, events::text FROM latency_rollup WHERE measure = 1 ORDER BY 1');
    const once = await latencies();
    expect(once).toHaveLength(3);
    await post(body, { signal: 'traces' });
    expect(await latencies()).toEqual(once);
    expect(await rows('SELECT count(*)::int AS spans FROM span')).toEqual([{ spans: 1 }]);
    expect(await rows(`SELECT count(*)::int AS n FROM event WHERE kind = 'heartbeat'`)).toEqual([{ n: 1 }]);
    expect(await verifyAll()).toEqual([]);
  });

  it.each([
    [{ token: 'nobody' }, '{}', 401, 16],
    [{ token: 'read' }, '{}', 403, 7],
    [{ signal: 'profiles' }, '{}', 404, 5],
    [{ type: 'text/plain' }, '{}', 415, 3],
    [{}, '{"resourceLogs":', 400, 3],
    [{}, 'x'.repeat(1_100_000), 413, 3],
    [{ type: 'application/x-protobuf' }, '\u0007', 400, 3],
  ])('that is refused (%o) is answered with a status of gRPC', async (sent, body, status, code) => {
    const response = await post(body, sent);
    expect(response.status).toBe(status);
    const isBinary = (sent as Sent).type === 'application/x-protobuf';
    const type = otlpType('Status');
    const answer = isBinary
      ? type.toObject(type.decode(new Uint8Array(await response.arrayBuffer())))
      : await response.json();
    expect(answer).toMatchObject({ code, message: expect.stringMatching(/\w/) as unknown });
  });

  it('of a token for some zones is rejected where it is about others', async () => {
    const body = JSON.stringify(
      tracesOf(span({ startTimeUnixNano: nanosAgo(3), endTimeUnixNano: nanosAgo(2) })),
    );
    expect(await json(await post(body, { signal: 'traces', token: 'confined' }))).toMatchObject({
      status: 200,
      body: { partialSuccess: { rejectedSpans: '1' } },
    });
    expect(await rows('SELECT count(*)::int AS n FROM span')).toEqual([{ n: 0 }]);
  });
});

describe('a trace', () => {
  const start = (ms: number) => ({
    startTimeUnixNano: `${(BigInt(base) + BigInt(ms)) * 1_000_000n}`,
  });
  const base = Date.now() - 60_000;
  const at = (from: number, to: number) => ({
    ...start(from),
    endTimeUnixNano: `${(BigInt(base) + BigInt(to)) * 1_000_000n}`,
  });
  const id = (digit: string) => digit.repeat(16);
  const other = { attributes: [...attributes({ 'service.name': 'edge-proxy', 'trust.zone': 'edge' })] };

  const send = async () => {
    const spans = [
      span({ spanId: id('a'), parentSpanId: '', name: 'gateway', kind: 2, status: {}, ...at(0, 100) }),
      span({ spanId: id('b'), parentSpanId: id('a'), ...at(10, 90) }, { component: 'proxy' }),
      span(
        { spanId: id('c'), parentSpanId: id('b'), ...at(20, 30) },
        { 'policy.outcome': 'deny', 'policy.name': 'p' },
      ),
      span({ spanId: id('d'), parentSpanId: id('e'), ...at(40, 50) }),
    ];
    await post(JSON.stringify(tracesOf(...spans)), { signal: 'traces' });
    const early = span({ spanId: id('f'), parentSpanId: id('a'), ...at(-5, 60) });
    const request = { resourceSpans: [{ resource: other, scopeSpans: [{ spans: [early] }] }] };
    await post(JSON.stringify(request), { signal: 'traces' });
    const log = { ...decisionLog(), timeUnixNano: start(25).startTimeUnixNano, spanId: id('9') };
    await post(JSON.stringify(logsOf(log)));
  };

  it('is read in order, with what its time was spent on and what was decided on the way', async () => {
    await send();
    const { status, body } = await readTrace(TRACE_ID.toUpperCase());
    expect(status).toBe(200);
    expect(
      body.spans.map(({ spanId, depth, parent, offsetMs, durationMs }) => [
        spanId[0],
        depth,
        parent,
        offsetMs,
        durationMs,
      ]),
    ).toEqual([
      ['a', 0, 'none', 5, 100],
      ['f', 1, 'here', 0, 65],
      ['b', 1, 'here', 15, 80],
      ['c', 2, 'here', 25, 10],
      ['d', 0, 'missing', 45, 10],
    ]);
    // The sidecar ran for 80 ms and waited for the policy during 10 of them.
    expect(body.roles).toEqual([
      { role: 'policy', spans: 1, durationMs: 10 },
      { role: 'attestation', spans: 0, durationMs: 0 },
      { role: 'sidecar', spans: 1, durationMs: 70 },
      expect.objectContaining({ role: 'other', spans: 3 }),
    ]);
    expect(body.skewedServices).toEqual(['edge-proxy']);
    expect(body.durationMs).toBe(105);
    expect(
      body.events.map(({ kind, outcome, offsetMs, hasSpan }) => [kind, outcome, offsetMs, hasSpan]),
    ).toEqual([
      ['decision', 'deny', 25, true],
      ['decision', 'deny', 30, false],
    ]);
    expect(body.sentence).toBe(
      '5 spans through edge-proxy and payments-api, with 1 policy evaluation; 2 decisions, all denials.',
    );
    expect(await verifyAll()).toEqual([]);
  });

  it('shows to a token for some zones what lies in them, and nothing of others', async () => {
    await send();
    const { body } = await readTrace(TRACE_ID, 'reader of the edge');
    expect(body.spans.map(({ spanId, parent }) => [spanId[0], parent])).toEqual([['f', 'missing']]);
    expect(body.events).toEqual([]);
    await getPool().query(`DELETE FROM span WHERE zone = 'edge'`);
    expect((await readTrace(TRACE_ID, 'reader of the edge')).status).toBe(404);
  });

  it('of which nothing is known is not found; what is no trace id is refused', async () => {
    expect((await readTrace('1'.repeat(32))).status).toBe(404);
    expect((await readTrace('abc')).status).toBe(400);
    expect((await readTrace(TRACE_ID, 'ingest')).status).toBe(403);
  });

  it('of more spans than are read says how many there are', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) =>
      span({ spanId: (index + 1).toString(16).padStart(16, '0'), parentSpanId: '', ...at(index, index + 1) }),
    );
    for (let from = 0; from < many.length; from += 3_000)
      await post(gzipSync(JSON.stringify(tracesOf(...many.slice(from, from + 3_000)))), {
        signal: 'traces',
        headers: { 'content-encoding': 'gzip' },
      });
    const { body } = await readTrace(TRACE_ID);
    expect([body.spans.length, body.spanTotal]).toEqual([1_000, 10_001]);
  });
});

describe("OpenTelemetry's own exporters", () => {
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const signal = incoming.url!.split('/').at(-1)!;
        const request = new Request(`http://localhost${incoming.url}`, {
          method: 'POST',
          headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]),
          body: Buffer.concat(chunks),
        });
        void POST(request, { params: Promise.resolve({ signal }) }).then(async (response) => {
          outgoing.writeHead(response.status, Object.fromEntries(response.headers));
          outgoing.end(Buffer.from(await response.arrayBuffer()));
        });
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/otlp/v1`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const resource = resourceFromAttributes({
    'service.name': 'payments-api',
    'trust.zone': 'payments',
    'deployment.environment.name': 'production',
  });

  it.each([
    ['protobuf', ProtoTraces, ProtoLogs, ProtoMetrics],
    ['JSON', JsonTraces, JsonLogs, JsonMetrics],
  ] as const)('deliver spans, logs and metrics as %s', async (_name, Traces, Logs, Metrics) => {
    const options = (signal: string) => ({
      url: `${url}/${signal}`,
      headers: { authorization: `Bearer ${tokens.ingest}` },
      compression: CompressionAlgorithm.GZIP,
    });
    const tracing = new BasicTracerProvider({
      resource,
      spanProcessors: [new SimpleSpanProcessor(new Traces(options('traces')))],
    });
    const sent = tracing.getTracer('gate').startSpan('GET /v1/accounts', { kind: SpanKind.SERVER });
    sent.setAttributes({ 'policy.outcome': 'deny', 'policy.name': 'payments/authz' });
    sent.setStatus({ code: SpanStatusCode.ERROR, message: 'denied' });
    sent.end();
    await tracing.forceFlush();

    const logging = new LoggerProvider({
      resource,
      processors: [new SimpleLogRecordProcessor({ exporter: new Logs(options('logs')) })],
    });
    logging.getLogger('gate').emit({ body: 'ready' });
    logging.getLogger('gate').emit({
      body: 'attested',
      attributes: { 'attestation.outcome': 'valid', 'attestation.subject': 'spiffe://corp/node-7' },
    });
    await logging.forceFlush();

    const exporter = new Metrics({
      ...options('metrics'),
      temporalityPreference: AggregationTemporality.DELTA,
    });
    const metering = new MeterProvider({
      resource,
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
    });
    const requests = metering.getMeter('gate').createCounter('gatehouse.requests');
    requests.add(9, { 'gatehouse.evaluated': true });
    requests.add(1, { 'gatehouse.evaluated': false });
    await metering.forceFlush();
    await Promise.all([tracing.shutdown(), logging.shutdown(), metering.shutdown()]);

    // The SDK may begin the two series of the counter a millisecond apart, and then they are two events: their sum tells.
    expect(
      await rows(
        `SELECT DISTINCT kind, outcome, zone, service FROM event WHERE kind <> 'heartbeat' ORDER BY kind`,
      ),
    ).toEqual([
      { kind: 'attestation', outcome: 'valid', zone: 'payments', service: 'payments-api' },
      { kind: 'decision', outcome: 'deny', zone: 'payments', service: 'payments-api' },
      { kind: 'traffic', outcome: null, zone: 'payments', service: 'payments-api' },
    ]);
    expect(await rows('SELECT sum(requests) AS requests, sum(evaluated) AS evaluated FROM event')).toEqual([
      { requests: 10, evaluated: 9 },
    ]);
    expect(await rows('SELECT name, kind, role, status, status_message AS message FROM span')).toEqual([
      { name: 'GET /v1/accounts', kind: 'server', role: 'policy', status: 'error', message: 'denied' },
    ]);
    expect(await rows('SELECT count(*)::int AS n FROM quarantine')).toEqual([{ n: 0 }]);
    const { traceId } = sent.spanContext();
    expect((await readTrace(traceId)).body).toMatchObject({ spanTotal: 1, eventTotal: 1 });
  });
});
