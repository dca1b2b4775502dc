import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WriteResult } from '@/lib/domain/event-record';
import { ofCounts } from '@/lib/sli/indicator-definition';
import { attestationSuccessRate } from '@/lib/sli/m02-attestation-success-rate';
import { getPool } from '../database';
import { writeBatch } from '../events/write-batch';
import { makeWriteRequest } from '../testing/make-write-request';
import { findShared } from '../testing/shared-files';
import { useTestDatabase } from '../testing/use-test-database';
import { countRollups } from './count-rollups';
import { readLatencies } from './read-latencies';
import { bucketIndex } from './latency-buckets';

useTestDatabase();

const MINUTE = 60_000;
const START = Date.parse('2026-11-18T22:00:00Z');
const SPAN = 52 * 60 * MINUTE;
const micros = () => Date.now() * 1_000;

/** Decisions over two days and four hours, thinly spread. */
const EVENTS = Array.from({ length: 600 }, (_, index) => ({
  kind: 'decision',
  id: `e-${index}`,
  occurredAt: new Date(START + ((index * 104_729_777) % SPAN)).toISOString(),
  outcome: ['allow', 'deny', 'error'][index % 3]!,
  policy: index % 2 ? 'http/authz' : 'db/authz',
  zone: ['edge', 'payments'][index % 2]!,
  service: `s-${index % 5}`,
  targetZone: index % 4 ? undefined : 'payments',
  sampleRate: index % 7 ? 1 : 0.5,
  latencyMs: (index % 50) + 0.5,
}));
const timeOf = ({ occurredAt }: { occurredAt: string }) => Date.parse(occurredAt);

beforeAll(async () => {
  await writeBatch([makeWriteRequest(EVENTS, { source: 'counted', backfill: true })], micros);
});

/** Windows of whole minutes: what roll-ups can tell exactly. */
const anyWindow = fc
  .tuple(fc.integer({ min: -60, max: 50 * 60 }), fc.integer({ min: 1, max: 53 * 60 }))
  .map(([from, length]) => ({
    from: new Date(START + from * MINUTE),
    to: new Date(START + (from + length) * MINUTE),
  }));
const within = ({ from, to }: { from: Date; to: Date }) =>
  EVENTS.filter((event) => timeOf(event) >= from.getTime() && timeOf(event) < to.getTime());
const weightOf = (events: typeof EVENTS) => events.reduce((sum, { sampleRate }) => sum + 1 / sampleRate, 0);
const filter = { source: 'counted' };

describe('the sums of a window', () => {
  it('are those of its events, from whichever rows they are read', async () => {
    await fc.assert(
      fc.asyncProperty(anyWindow, async (window) => {
        const rows = await countRollups({ window, filter, by: ['outcome', 'zone'] });
        const inside = within(window);
        for (const outcome of ['allow', 'deny', 'error'])
          for (const zone of ['edge', 'payments']) {
            const events = inside.filter((event) => event.outcome === outcome && event.zone === zone);
            const row = rows.find((one) => one.outcome === outcome && one.zone === zone);
            expect(row?.events ?? 0).toBe(events.length);
            expect(row?.weight ?? 0).toBeCloseTo(weightOf(events), 6);
          }
      }),
      { numRuns: 40 },
    );
  });

  it.each([60, 300, 3_600, 10_800, 86_400])(
    'in steps of %d s are those of each step',
    async (stepSeconds) => {
      const step = stepSeconds * 1_000;
      const from = Math.floor(START / step) * step;
      const window = {
        from: new Date(from),
        to: new Date(from + Math.ceil((SPAN + START - from) / step) * step),
      };
      const rows = await countRollups({ window, filter, by: [], stepSeconds });
      const expected = new Map<string, number>();
      for (const event of EVENTS) {
        const at = new Date(Math.floor(timeOf(event) / step) * step).toISOString().replace('.000Z', 'Z');
        expected.set(at, (expected.get(at) ?? 0) + 1);
      }
      expect(new Map(rows.map(({ at, events }) => [at, events]))).toEqual(expected);
    },
  );

  it('say whether the target lies in another zone', async () => {
    const window = { from: new Date(START), to: new Date(START + SPAN) };
    const rows = await countRollups({ window, filter, by: ['crossZone'] });
    const crossing = EVENTS.filter(
      ({ zone, targetZone }) => targetZone !== undefined && targetZone !== zone,
    ).length;
    expect(rows.find(({ crossZone }) => crossZone)?.events).toBe(crossing);
    expect(rows.find(({ crossZone }) => !crossZone)?.events).toBe(EVENTS.length - crossing);
  });

  it.each([
    [{ zone: 'edge' }, (event: (typeof EVENTS)[number]) => event.zone === 'edge'],
    [{ zones: ['payments'] }, (event: (typeof EVENTS)[number]) => event.zone === 'payments'],
    [{ service: 's-3' }, (event: (typeof EVENTS)[number]) => event.service === 's-3'],
    [
      { policy: 'db/authz', outcomes: ['deny'] },
      (event: (typeof EVENTS)[number]) => event.policy === 'db/authz' && event.outcome === 'deny',
    ],
    [{ kinds: ['auth'] }, () => false],
  ])('under the filter %j are those of the events that match', async (more, matches) => {
    const window = { from: new Date(START), to: new Date(START + SPAN) };
    const rows = await countRollups({ window, filter: { ...filter, ...more }, by: [] });
    expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(EVENTS.filter(matches).length);
  });

  it('of latencies are those of its events', async () => {
    await fc.assert(
      fc.asyncProperty(anyWindow, async (window) => {
        const buckets = (await readLatencies({ window, measure: 'evaluation', filter })).get('') ?? new Map();
        const expected = new Map<number, number>();
        for (const { latencyMs } of within(window))
          expected.set(bucketIndex(latencyMs), (expected.get(bucketIndex(latencyMs)) ?? 0) + 1);
        expect(buckets).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('leave out clocks far ahead, unless they are asked for', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const event = { ...EVENTS[0]!, id: 'ahead', occurredAt: ahead.toISOString() };
    await writeBatch([makeWriteRequest([event], { source: 'skewed' })], micros);
    const window = { from: new Date(ahead.getTime() - 3_600_000), to: new Date(ahead.getTime() + 3_600_000) };
    const count = (includeSkewed: boolean) =>
      countRollups({ window, filter: { source: 'skewed', includeSkewed }, by: [] });
    expect((await count(false)).reduce((sum, { events }) => sum + events, 0)).toBe(0);
    expect((await count(true)).reduce((sum, { events }) => sum + events, 0)).toBe(1);
  });
});

type VectorEvent = {
  id: string;
  t_ms: number;
  good: boolean;
  sample_rate?: number;
  recv_ms?: number;
  source?: string;
};
type Case = {
  id: string;
  kind?: string;
  input: {
    events: VectorEvent[];
    as_of_ms: number;
    window_s: number;
    known_at_ms?: number;
    lateness_horizon_s?: number;
  };
  expected: {
    observed: number;
    total: number;
    good: number;
    effective_n: number;
    sli: number | null;
    counters: { duplicates: number; conflicts: number };
  };
};
const file = findShared('vectors/slo/events_ratio.json');
const cases = file
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases.filter(
      // What was known when, and a horizon of a source's own, are no questions to roll-ups yet.
      ({ kind, input }) =>
        kind === 'events' && input.known_at_ms === undefined && input.lateness_horizon_s === undefined,
    )
  : [];

if (!file) it.skip('the published vectors are not here: ../shared/vectors is missing');

describe.skipIf(file === null)('the published vectors, written and counted', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s', async (id, { input, expected }) => {
    const results: WriteResult[] = [];
    const inOrder = input.events
      .map((event, position) => ({ event, position, received: event.recv_ms ?? event.t_ms }))
      .toSorted((left, right) => left.received - right.received || left.position - right.position);
    for (const { event, received } of inOrder) {
      const attestation = {
        kind: 'attestation',
        id: `${id}/${event.id}`,
        occurredAt: new Date(event.t_ms).toISOString(),
        outcome: event.good ? 'valid' : 'failed',
        subject: 'host',
        environment: id,
        ...(event.sample_rate !== undefined && { sampleRate: event.sample_rate }),
      };
      const request = makeWriteRequest([attestation], {
        source: event.source || 'vectors',
        receivedAt: new Date(received),
      });
      results.push(...(await writeBatch([request], () => received * 1_000)));
    }
    const window = { from: new Date(input.as_of_ms - input.window_s * 1_000), to: new Date(input.as_of_ms) };
    const counts = await countRollups({
      window,
      filter: { environment: id },
      by: ['kind', 'outcome', 'crossZone'],
    });
    const measured = attestationSuccessRate.measure(ofCounts(counts));
    expect(counts.reduce((sum, { events }) => sum + events, 0)).toBe(expected.observed);
    expect(measured.counts.total).toBeCloseTo(expected.total, 6);
    expect(measured.counts.good).toBeCloseTo(expected.good, 6);
    const sli = measured.value;
    if (expected.sli === null) expect(sli).toBeNull();
    else expect(sli).toBeCloseTo(expected.sli, 9);
    const conflicts = results.reduce((sum, result) => sum + result.conflicts, 0);
    expect(conflicts).toBe(expected.counters.conflicts);
    expect(results.reduce((sum, result) => sum + result.duplicates, 0) - conflicts).toBe(
      expected.counters.duplicates,
    );
    const { rows } = await getPool().query(
      `SELECT coalesce(sum(r.weight) ^ 2 / sum(r.weight_square), 0) AS n FROM rollup r JOIN series s ON s.id = r.series_id
       WHERE r.grain = 0 AND s.environment = $1 AND s.kind = 'attestation' AND r.bucket >= $2 AND r.bucket < $3`,
      [id, window.from, window.to],
    );
    expect(rows[0].n).toBeCloseTo(expected.effective_n, 6);
  });
});
