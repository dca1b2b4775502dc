import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { saveCaps } from '@/lib/commands/settings/save-caps';
import type { SpanRecord } from '@/lib/domain/span';
import { forgetAdmissions } from '../cardinality/admissions';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { listTraceEvents } from '../events/list-trace-events';
import { dropExpired } from '../partitions/drop-expired';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';
import { listSpans } from './list-spans';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const at = (iso: string) => Date.parse(iso) * 1_000;
const traceOf = (digit: string) => digit.repeat(32);

const span = (fields: Partial<SpanRecord> = {}): SpanRecord => ({
  index: 0,
  traceId: traceOf('a'),
  spanId: 'b'.repeat(16),
  parentSpanId: null,
  name: 'check',
  kind: 'server',
  role: 'policy',
  measure: 'evaluation',
  startedAt: at('2026-11-21T09:00:00.123Z'),
  receivedAt: at('2026-11-21T09:00:01Z'),
  durationNs: 2_500_000,
  service: 'shop',
  environment: null,
  zone: 'edge',
  source: 'otlp',
  status: 'unset',
  statusMessage: null,
  scope: null,
  clockSkewed: false,
  folded: null,
  attributes: { 'a\u0000b': 'nul' },
  ...fields,
});
const write = (spans: SpanRecord[], events: object[] = []) =>
  writeBatch([{ ...makeWriteRequest(events, { receivedAt: NOW }), spans }], () => NOW.getTime() * 1_000);
const latencies = async () =>
  (
    await getPool().query<{ measure: number; n: number }>(
      `SELECT measure, sum(e)::int AS n FROM latency_rollup, unnest(events) AS e WHERE grain = 2 GROUP BY 1 ORDER BY 1`,
    )
  ).rows;

describe('spans', () => {
  it('are kept once with what they measure, whoever sends them again, in one request or another', async () => {
    const spans = [span(), span(), span({ spanId: 'c'.repeat(16), role: 'sidecar', measure: 'sidecar' })];
    await Promise.all([write(spans), write(spans)]);
    await write(spans);
    expect(await latencies()).toEqual([
      { measure: 0, n: 1 },
      { measure: 1, n: 1 },
    ]);
    const { spans: found, total } = await listSpans(traceOf('a'), null, 1);
    expect(total).toBe(2);
    expect(found).toMatchObject([
      { startedAt: '2026-11-21T09:00:00.123000Z', durationNs: 2_500_000, attributes: '{"a\\u0000b":"nul"}' },
    ]);
    expect(await verifyAll()).toEqual([]);
  });

  it('are seen by a reader of their zones alone', async () => {
    expect((await listSpans(traceOf('a'), ['edge'], 10)).total).toBe(2);
    expect((await listSpans(traceOf('a'), ['payments'], 10)).total).toBe(0);
  });

  it('are dropped with the events of their day', async () => {
    await write([span({ traceId: traceOf('d'), startedAt: at('2026-08-01T00:00:00Z') })]);
    await write(
      [],
      [{ kind: 'decision', id: 'old', occurredAt: '2026-08-01T00:00:00Z', outcome: 'allow', policy: 'p' }],
    );
    const dropped = await dropExpired(new Date('2026-08-02T00:00:00Z'));
    expect(dropped).toEqual(['event_20260801', 'span_20260801']);
    expect((await listSpans(traceOf('d'), null, 10)).total).toBe(0);
    expect((await listSpans(traceOf('a'), null, 10)).total).toBe(2);
  });
});

it('the events of a trace are found among many, denials first, by the zones of the reader', async () => {
  const event = (index: number, fields: object) => ({
    kind: 'decision',
    id: `e${index}`,
    occurredAt: new Date(NOW.getTime() - index * 1_000).toISOString(),
    outcome: 'allow',
    policy: 'p',
    zone: 'edge',
    traceId: index.toString(16).padStart(32, '0'),
    ...fields,
  });
  const many = Array.from({ length: 2_000 }, (_, index) => event(index + 1, {}));
  const traceId = traceOf('e');
  await write(
    [],
    [
      ...many,
      event(3_001, { traceId }),
      event(3_002, { traceId, outcome: 'deny' }),
      event(3_003, { traceId, zone: 'payments' }),
    ],
  );
  await getPool().query(`SELECT brin_summarize_new_values('event_20261121_trace_id_idx')`);
  const { events, total } = await listTraceEvents(traceId, null, 2);
  expect(total).toBe(3);
  expect(events.map(({ outcome, zone }) => [outcome, zone])).toEqual([
    ['deny', 'edge'],
    ['allow', 'payments'],
  ]);
  expect((await listTraceEvents(traceId, ['edge'], 10)).total).toBe(2);
});

it('services of spans beyond the cap count as other, with a finding, and still verify', async () => {
  const occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
  await saveCaps(SYSTEM_ACTOR, { services: 2, policies: 3 }, occasion);
  forgetAdmissions();
  const of = (index: number, service: string, measure: SpanRecord['measure'] = 'sidecar') =>
    span({
      traceId: traceOf('f'),
      spanId: String(index).padStart(16, '0'),
      role: 'sidecar',
      source: 'mesh',
      service,
      measure,
    });
  // The first is not measured: it makes no series and takes no place.
  await write([of(1, 'free', null), of(2, 'a'), of(3, 'b'), of(4, 'c'), of(5, 'a')]);
  await write([of(6, 'd')]);
  const { rows } = await getPool().query(
    `SELECT s.service, sum(e)::int AS spans FROM latency_rollup r JOIN series s ON s.id = r.series_id, unnest(r.events) AS e
     WHERE r.grain = 2 AND s.source = 'mesh' GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { service: 'a', spans: 2 },
    { service: 'b', spans: 1 },
    { service: 'other', spans: 2 },
  ]);
  const { rows: findings } = await getPool().query(
    `SELECT zone, dimension, events::int, examples FROM cardinality_finding WHERE source = 'mesh'`,
  );
  expect(findings).toEqual([{ zone: 'edge', dimension: 'service', events: 2, examples: ['c', 'd'] }]);
  // What the span itself says stays.
  const { spans } = await listSpans(traceOf('f'), null, 10);
  expect(spans.map(({ service }) => service).toSorted()).toEqual(['a', 'a', 'b', 'c', 'd', 'free']);
  expect(await verifyAll()).toEqual([]);
});
