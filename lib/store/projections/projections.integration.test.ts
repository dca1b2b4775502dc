import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { useTestDatabase } from '../testing/use-test-database';
import { verifyAll } from '../testing/verify-all';

useTestDatabase();

const RECEIVED = new Date('2026-11-21T12:00:00Z');
const at = (clock: string) => `2026-11-21T${clock}Z`;
const write = (events: readonly object[], source = 'native') =>
  writeBatch([makeWriteRequest(events, { source, receivedAt: RECEIVED })], () => RECEIVED.getTime() * 1_000);
const rows = async (statement: string, values: unknown[] = []) =>
  (await getPool().query(statement, values)).rows as Record<string, unknown>[];

let round = 0;
beforeEach(() => void (round += 1));

/** Writes the events in batches cut and ordered by chance, as sources and retries would. */
async function writeInAnyOrder(events: object[], order: number[], source: string): Promise<void> {
  const shuffled = events
    .map((event, index) => ({ event, rank: order[index]! }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ event }) => event);
  const cut = Math.floor(shuffled.length / 2);
  await write(shuffled.slice(0, cut), source);
  await write(shuffled.slice(cut), source);
}
const anyOrder = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: length, maxLength: length });

describe('a drift', () => {
  const drift = { kind: 'drift', driftId: 'd', type: 'policy', service: 'web', zone: 'edge' };
  const events = [
    {
      ...drift,
      id: '1',
      occurredAt: at('10:00:00'),
      outcome: 'detected',
      startedAfter: at('09:00:00'),
      detectedAt: at('10:20:00'),
    },
    {
      ...drift,
      id: '2',
      occurredAt: at('10:30:00'),
      outcome: 'detected',
      startedAt: at('10:00:00'),
      detectedAt: at('10:25:00'),
      type: 'config',
    },
    {
      ...drift,
      id: '3',
      occurredAt: at('11:00:00'),
      outcome: 'resolved',
      detectedAt: at('10:20:00'),
      resolvedAt: at('10:50:00'),
    },
    { ...drift, id: '4', occurredAt: at('11:05:00'), outcome: 'resolved', detectedAt: at('10:20:00') },
  ];

  it('is the same whatever order its events come in', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder(events.length), async (order) => {
        const source = `drift-${(round += 1)}`;
        await writeInAnyOrder(events, order, source);
        expect(await rows('SELECT * FROM drift_case WHERE source = $1', [source])).toMatchObject([
          {
            drift_id: 'd',
            type: 'policy',
            service: 'web',
            zone: 'edge',
            started_at: new Date(at('10:00:00')),
            started_after: new Date(at('09:00:00')),
            detected_at: new Date(at('10:20:00')),
            resolved_at: new Date(at('10:50:00')),
          },
        ]);
      }),
      { numRuns: 15 },
    );
  });

  it('is open until an event resolves it', async () => {
    await write([{ ...events[0], driftId: 'open' }], 'open-drifts');
    expect(await rows(`SELECT resolved_at FROM drift_case WHERE source = 'open-drifts'`)).toEqual([
      { resolved_at: null },
    ]);
  });
});

describe('an alert', () => {
  const alert = { kind: 'alert', alertId: 'a', title: 'Denials jumped', severity: 'page', zone: 'edge' };
  const events = [
    { ...alert, id: '1', occurredAt: at('08:00:00'), outcome: 'opened' },
    { ...alert, id: '2', occurredAt: at('08:10:00'), outcome: 'acknowledged', title: 'Denials jumped (2)' },
    { ...alert, id: '3', occurredAt: at('09:00:00'), outcome: 'resolved' },
  ];

  it('is the same whatever order its events come in', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder(events.length), async (order) => {
        const source = `alert-${(round += 1)}`;
        await writeInAnyOrder(events, order, source);
        expect(await rows('SELECT * FROM alert_case WHERE source = $1', [source])).toMatchObject([
          {
            title: 'Denials jumped',
            severity: 'page',
            opened_at: new Date(at('08:00:00')),
            acknowledged_at: new Date(at('08:10:00')),
            resolved_at: new Date(at('09:00:00')),
          },
        ]);
      }),
      { numRuns: 15 },
    );
  });

  it('of which only the end is known has no start', async () => {
    await write([events[2]!], 'ended-alerts');
    expect(await rows(`SELECT opened_at FROM alert_case WHERE source = 'ended-alerts'`)).toEqual([
      { opened_at: null },
    ]);
  });
});

describe('telemetry', () => {
  const heartbeat = { kind: 'heartbeat', service: 'ledger', environment: 'eu-1', zone: 'payments' };
  const tagged = { ...heartbeat, tagged: true, missingTags: [] };

  it('marks the quarters of an hour in which it was seen, with tags and at all', async () => {
    await write([
      { ...tagged, id: 'h1', occurredAt: at('00:00:00') },
      { ...tagged, id: 'h2', occurredAt: at('00:14:59.999999') },
      {
        ...heartbeat,
        id: 'h3',
        tagged: false,
        missingTags: ['trust_zone', 'owner'],
        occurredAt: at('00:15:00'),
      },
    ]);
    await write([{ ...tagged, id: 'h4', occurredAt: at('11:59:59') }]);
    const bits = (...quarters: number[]) =>
      Array.from({ length: 96 }, (_, quarter) => (quarters.includes(quarter) ? '1' : '0')).join('');
    expect(
      await rows(`SELECT tagged::text, seen::text, day::text FROM coverage_day WHERE service = 'ledger'`),
    ).toEqual([{ day: '2026-11-21', tagged: bits(0, 47), seen: bits(0, 1, 47) }]);
  });

  it('tells since when a service is silent, and which tags were missing last', async () => {
    const last = () => rows(`SELECT * FROM service_telemetry WHERE service = 'billing'`);
    const of = { service: 'billing' };
    await write([
      { ...heartbeat, ...of, id: 'b2', tagged: false, missingTags: ['owner'], occurredAt: at('11:00:00') },
    ]);
    await write([{ ...tagged, ...of, id: 'b1', occurredAt: at('10:00:00') }]);
    expect(await last()).toMatchObject([
      {
        last_seen_at: new Date(at('11:00:00')),
        last_tagged_at: new Date(at('10:00:00')),
        missing_tags: 'owner',
      },
    ]);
    await write([{ ...tagged, ...of, id: 'b3', occurredAt: at('11:30:00') }]);
    expect(await last()).toMatchObject([{ last_tagged_at: new Date(at('11:30:00')), missing_tags: '' }]);
  });
});

describe('an attempt to reach another zone', () => {
  const flow = { kind: 'flow', outcome: 'denied', zone: 'edge', targetZone: 'payments', principal: 'web' };

  it('is counted by day and party, and a repeat of the event is not', async () => {
    const events = [
      { ...flow, id: 'x1', occurredAt: at('01:00:00') },
      { ...flow, id: 'x2', occurredAt: at('02:00:00'), sampleRate: 0.25 },
      { ...flow, id: 'x3', occurredAt: '2026-11-20T23:59:59Z' },
      { ...flow, id: 'x4', occurredAt: at('03:00:00'), targetZone: 'edge' },
      { ...flow, id: 'x5', occurredAt: at('03:00:00'), outcome: 'allowed' },
      {
        ...flow,
        id: 'x6',
        occurredAt: at('03:00:00'),
        kind: 'decision',
        outcome: 'deny',
        policy: 'p',
        principal: 'job',
      },
    ];
    await write(events, 'attempts');
    await write(events, 'attempts');
    expect(
      await rows(
        `SELECT day::text, principal, attempts::int, weight FROM cross_zone_attempt ORDER BY day, principal`,
      ),
    ).toEqual([
      { day: '2026-11-20', principal: 'web', attempts: 1, weight: 1 },
      { day: '2026-11-21', principal: 'job', attempts: 1, weight: 1 },
      { day: '2026-11-21', principal: 'web', attempts: 2, weight: 5 },
    ]);
  });
});

describe('the loss that a source reports', () => {
  it('is kept as the first and last reading of each hour, and its peak', async () => {
    const report = (id: string, clock: string, dropped: number) => ({
      kind: 'source-report',
      id,
      occurredAt: at(clock),
      dropped,
      labels: { instance: 'opa-1' },
    });
    const events = [
      report('r1', '10:05:00', 3),
      report('r2', '10:30:00', 9),
      report('r3', '10:50:00', 1),
      report('r4', '11:00:00', 4),
    ];
    await write([events[2]!, events[3]!], 'losing');
    await write([events[1]!, events[0]!], 'losing');
    expect(
      await rows(
        `SELECT hour, first, last, peak, instance FROM source_loss WHERE source = 'losing' ORDER BY hour`,
      ),
    ).toEqual([
      { hour: new Date(at('10:00:00')), first: 3, last: 1, peak: 9, instance: 'opa-1' },
      { hour: new Date(at('11:00:00')), first: 4, last: 4, peak: 4, instance: 'opa-1' },
    ]);
  });
});

describe('the proof', () => {
  it('finds nothing wrong with all of this, and names what is changed', async () => {
    expect(await verifyAll()).toEqual([]);
    await getPool().query(`UPDATE coverage_day SET seen = repeat('1', 96)::bit(96) WHERE service = 'ledger'`);
    await getPool().query(`UPDATE cross_zone_attempt SET attempts = attempts + 1 WHERE principal = 'job'`);
    expect((await verifyAll()).map(({ table }) => table).toSorted()).toEqual([
      'coverage_day',
      'cross_zone_attempt',
    ]);
  });
});
