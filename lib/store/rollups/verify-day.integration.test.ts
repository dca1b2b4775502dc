import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WriteResult } from '@/lib/domain/event-record';
import { BatchWriter } from '../events/batch-writer';
import { getPool } from '../database';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';
import { GRAINS } from './measures';

useTestDatabase();

const micros = () => Date.now() * 1_000;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
/** Just now, late by minutes, hours and days, and a clock ten minutes ahead; milliseconds. */
const OFFSETS = [-2_000, -120_000, -7 * 60_000, -3 * 3_600_000, -86_400_000, -3 * 86_400_000, 600_000];

type Shape = { offset: number; kind: number; sampleRate: number; service: number; latency: number };
const shape: fc.Arbitrary<Shape> = fc.record({
  offset: fc.nat(OFFSETS.length - 1),
  kind: fc.nat(5),
  sampleRate: fc.constantFrom(1, 0.5, 0.1, 1 / 3),
  service: fc.nat(2),
  latency: fc.constantFrom(0, 0.3, 1, 2, 17.5, 1_000),
});

/** A native event of a shape; in a later round the same id comes with another body. */
function toEvent(
  id: string,
  { offset, kind, sampleRate, service, latency }: Shape,
  start: number,
  round: number,
) {
  const base = {
    id,
    occurredAt: new Date(start + OFFSETS[offset]! + round * 1_000).toISOString(),
    service: ['web', 'checkout', undefined][service],
    zone: ['edge', 'payments', undefined][service],
    sampleRate,
  };
  switch (kind) {
    case 0:
      return {
        ...base,
        kind: 'decision',
        outcome: round ? 'allow' : 'deny',
        policy: 'http/authz',
        latencyMs: latency,
      };
    case 1:
      return { ...base, kind: 'flow', outcome: 'denied', targetZone: 'pii', latencyMs: latency, bytes: 10 };
    case 2:
      return { ...base, kind: 'auth', outcome: 'failure', provider: 'okta', method: `round-${round}` };
    case 3:
      return {
        ...base,
        kind: 'traffic',
        windowStart: base.occurredAt,
        windowEnd: base.occurredAt,
        requests: 100 + round,
        evaluated: 99,
      };
    case 4: {
      // The outcome of telemetry is made from its tags.
      const tagged = offset % 2 === 0;
      const missingTags = tagged ? [] : ['trust_zone'];
      return { ...base, kind: 'heartbeat', tagged, missingTags, outcome: tagged ? 'tagged' : 'untagged' };
    }
    default:
      return { ...base, kind: 'attestation', outcome: 'stale', subject: 's', host: `host-${offset}` };
  }
}
type Made = ReturnType<typeof toEvent> & { policy?: string; outcome?: string; requests?: number };

/** What the roll-ups of the events must be: the model, which knows nothing of the store. */
function modelOf(events: readonly { event: Made; backfill: boolean }[], start: number) {
  const rows = new Map<
    string,
    { events: number; weight: number; requests: number; lagMeasured: number; lagInTime: number }
  >();
  for (const { event, backfill } of events)
    for (const [unit, ms] of Object.entries(UNIT_MS)) {
      const at = Date.parse(event.occurredAt);
      const isSkewed = at > start + 300_000;
      const key = [
        unit,
        new Date(Math.floor(at / ms) * ms).toISOString(),
        event.kind,
        event.outcome ?? '',
        event.zone ?? 'unzoned',
        event.service ?? '',
        isSkewed,
      ].join(' ');
      const row = rows.get(key) ?? { events: 0, weight: 0, requests: 0, lagMeasured: 0, lagInTime: 0 };
      row.events += 1;
      row.weight += 1 / event.sampleRate;
      row.requests += event.requests ?? 0;
      const isMeasured = !backfill && !isSkewed;
      if (isMeasured) row.lagMeasured += 1;
      if (isMeasured && at > start - 30_000) row.lagInTime += 1;
      rows.set(key, row);
    }
  return [...rows]
    .map(([key, row]) => ({ key, ...row, weight: Number(row.weight.toFixed(6)) }))
    .toSorted(byKey);
}
const byKey = (left: { key: string }, right: { key: string }) => (left.key < right.key ? -1 : 1);

async function storedOf(source: string) {
  const units = Object.entries(GRAINS);
  const { rows } = await getPool().query(
    `SELECT r.grain, r.bucket, s.kind, s.outcome, s.zone, s.service, s.clock_skewed, sum(r.events)::int AS events,
       sum(r.weight) AS weight, sum(r.requests)::int AS requests, sum(r.lag_measured)::int AS "lagMeasured",
       sum(r.lag_in_time)::int AS "lagInTime"
     FROM rollup r JOIN series s ON s.id = r.series_id WHERE s.source = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    [source],
  );
  return rows
    .map(({ grain, bucket, kind, outcome, zone, service, clock_skewed: skewed, weight, ...counts }) => ({
      key: [
        units.find(([, code]) => code === grain)![0],
        bucket.toISOString(),
        kind,
        outcome,
        zone,
        service,
        skewed,
      ].join(' '),
      ...counts,
      weight: Number(weight.toFixed(6)),
    }))
    .toSorted(byKey);
}

const sum = (results: readonly WriteResult[], name: keyof WriteResult) =>
  results.reduce((total, result) => total + result[name], 0);

/** Rounds of batches; the batches of a round are written at once, by several writers. */
const anyRounds = fc.record({
  shapes: fc.array(shape, { minLength: 1, maxLength: 30 }),
  rounds: fc.array(
    fc.array(fc.record({ ids: fc.array(fc.nat(29), { maxLength: 25 }), backfill: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

let run = 0;

describe('roll-ups', () => {
  it('equal the raw events after any batches: repeated, late, out of order, changed and at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, async ({ shapes, rounds }) => {
        run += 1;
        const source = `run-${run}`;
        const start = Date.now();
        const writers = [new BatchWriter(micros), new BatchWriter(micros), new BatchWriter(micros)];
        const first = new Map<string, { event: Made; backfill: boolean }>();
        let submitted = 0;
        let changed = 0;
        const results: WriteResult[] = [];
        for (const [round, batches] of rounds.entries()) {
          // Who comes first within a round is anybody's: so all of a round say the same about an id.
          const isBackfill = batches[0]!.backfill;
          const requests = batches.map(({ ids }) => {
            const events = ids.map((id) => toEvent(`e-${id}`, shapes[id % shapes.length]!, start, round));
            submitted += events.length;
            return {
              events,
              request: makeWriteRequest(events, {
                source,
                receivedAt: new Date(start),
                backfill: isBackfill,
              }),
            };
          });
          const known = new Map(first);
          for (const { events } of requests)
            for (const event of events) {
              const earlier = known.get(event.id);
              if (earlier && JSON.stringify(earlier.event) !== JSON.stringify(event)) changed += 1;
              if (!first.has(event.id)) first.set(event.id, { event, backfill: isBackfill });
            }
          results.push(
            ...(await Promise.all(requests.map(({ request }, index) => writers[index % 3]!.submit(request)))),
          );
        }
        expect(sum(results, 'accepted')).toBe(first.size);
        expect(sum(results, 'duplicates')).toBe(submitted - first.size);
        expect(sum(results, 'conflicts')).toBe(changed);
        expect(await storedOf(source)).toEqual(modelOf([...first.values()], start));
        expect(await verifyAll()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the proof names', () => {
  const AT = '2026-03-04T05:06:07Z';
  const TABLES = ['rollup', 'latency_rollup'];

  beforeAll(async () => {
    const events = [
      {
        kind: 'decision',
        id: 'v-1',
        occurredAt: AT,
        outcome: 'deny',
        policy: 'http/authz',
        latencyMs: 5,
        sampleRate: 0.5,
      },
      {
        kind: 'decision',
        id: 'v-2',
        occurredAt: AT,
        outcome: 'deny',
        policy: 'http/authz',
        latencyMs: 6,
        sampleRate: 0.5,
      },
      { kind: 'flow', id: 'v-3', occurredAt: AT, outcome: 'denied', latencyMs: 9, bytes: 100 },
      {
        kind: 'traffic',
        id: 'v-4',
        occurredAt: AT,
        windowStart: AT,
        windowEnd: AT,
        requests: 10,
        evaluated: 9,
      },
    ];
    await new BatchWriter(micros).submit(makeWriteRequest(events, { source: 'verified' }));
    for (const table of TABLES)
      await getPool().query(`CREATE TABLE saved_${table} AS SELECT * FROM ${table}`);
    await getPool().query('CREATE TABLE saved_event AS SELECT * FROM event');
  });
  afterEach(async () => {
    for (const table of [...TABLES, 'event'])
      await getPool().query(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM saved_${table}`);
  });

  const SERIES = `(SELECT id FROM series WHERE source = 'verified' AND kind = 'KIND')`;
  const corrupt = (statement: string) =>
    getPool().query(
      statement
        .replaceAll('DECISION', SERIES.replace('KIND', 'decision'))
        .replaceAll('FLOW', SERIES.replace('KIND', 'flow'))
        .replaceAll('TRAFFIC', SERIES.replace('KIND', 'traffic'))
        .replaceAll('LAG', SERIES.replace('KIND', '')),
    );
  const BUCKETS = {
    minute: '2026-03-04T05:06:00Z',
    hour: '2026-03-04T05:00:00Z',
    day: '2026-03-04T00:00:00Z',
  };

  it('nothing where nothing is wrong', async () => {
    expect(await verifyAll()).toEqual([]);
  });

  it.each(Object.entries(GRAINS))('a count that is off by one in the row of a %s', async (grain, code) => {
    await corrupt(`UPDATE rollup SET events = events + 1 WHERE grain = ${code} AND series_id = DECISION`);
    const [difference, ...others] = await verifyAll();
    expect(others).toEqual([]);
    expect(difference).toMatchObject({
      table: 'rollup',
      grain,
      bucket: BUCKETS[grain as keyof typeof BUCKETS],
    });
    expect(difference!.series).toContain('decision deny verified');
    expect(difference!.expected).toContain('"events":2');
    expect(difference!.found).toContain('"events":3');
  });

  it.each([
    [
      'a weight',
      'UPDATE rollup SET weight = weight * 1.000001 WHERE grain = 0 AND series_id = DECISION',
      'rollup',
    ],
    [
      'a square',
      'UPDATE rollup SET weight_square = weight_square + 1 WHERE grain = 0 AND series_id = DECISION',
      'rollup',
    ],
    [
      'a delay',
      'UPDATE rollup SET lag_in_time = lag_in_time + 1 WHERE grain = 0 AND series_id = DECISION',
      'rollup',
    ],
    [
      'a measured delay',
      'UPDATE rollup SET lag_measured = 0 WHERE grain = 0 AND series_id = DECISION',
      'rollup',
    ],
    [
      'requests',
      'UPDATE rollup SET requests = requests + 1 WHERE grain = 0 AND series_id = TRAFFIC',
      'rollup',
    ],
    [
      'evaluated requests',
      'UPDATE rollup SET evaluated = 0 WHERE grain = 0 AND series_id = TRAFFIC',
      'rollup',
    ],
    ['bytes', 'UPDATE rollup SET bytes = bytes - 1 WHERE grain = 0 AND series_id = FLOW', 'rollup'],
    [
      'payload bytes',
      'UPDATE rollup SET payload_bytes = payload_bytes - 1 WHERE grain = 0 AND series_id = FLOW',
      'rollup',
    ],
    ['a missing row', 'DELETE FROM rollup WHERE grain = 0 AND series_id = DECISION', 'rollup'],
    [
      'a row too many',
      `INSERT INTO rollup (grain, bucket, series_id, events, weight, weight_square, lag_measured, lag_in_time, lag_negative, requests, evaluated, bytes) SELECT grain, bucket + interval '1 minute', series_id, events, weight, weight_square, lag_measured, lag_in_time, lag_negative, requests, evaluated, bytes FROM rollup WHERE grain = 0 AND series_id = DECISION`,
      'rollup',
    ],
    [
      'a latency in the next bucket',
      'UPDATE latency_rollup SET idx = ARRAY(SELECT i + 1000 FROM unnest(idx) AS i ORDER BY i) WHERE grain = 0 AND measure = 0 AND series_id = DECISION',
      'latency_rollup',
    ],
    [
      'a latency of a flow',
      'UPDATE latency_rollup SET events[1] = events[1] + 1 WHERE grain = 0 AND measure = 1 AND series_id = FLOW',
      'latency_rollup',
    ],
    [
      'a latency missing',
      'DELETE FROM latency_rollup WHERE grain = 0 AND measure = 0 AND series_id = DECISION',
      'latency_rollup',
    ],
    [
      'a latency of the pipeline',
      'UPDATE latency_rollup SET events[1] = events[1] + 1 WHERE grain = 0 AND measure = 2 AND series_id = LAG',
      'latency_rollup',
    ],
  ])('%s', async (_, statement, table) => {
    expect((await corrupt(statement)).rowCount).toBeGreaterThan(0);
    const differences = await verifyAll();
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ table, grain: 'minute' });
    expect(differences[0]!.series).toContain('verified');
  });

  it('an event that is gone, at every grain', async () => {
    await corrupt(`DELETE FROM event WHERE source = 'verified' AND native_id = 'v-3'`);
    const differences = await verifyAll();
    expect(
      differences
        .filter(({ table }) => table === 'rollup')
        .map(({ grain }) => grain)
        .toSorted(),
    ).toEqual(['day', 'hour', 'minute']);
    expect(differences.some(({ table }) => table === 'latency_rollup')).toBe(true);
    expect(differences.every(({ series }) => series.includes('verified'))).toBe(true);
  });
});
