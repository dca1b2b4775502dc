import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { saveTelemetrySettings } from '@/lib/commands/settings/save-telemetry-settings';
import { nativeAdapter } from '@/lib/ingest/adapters/native/map-native';
import { ingest } from '@/lib/ingest/pipeline';
import { forgetReferenceData } from '@/lib/ingest/reference-data';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { getCost } from '@/lib/views/cost/get-cost';
import { actorOf } from '@/lib/views/testing/test-actor';
import { trimTiers } from './trim-tiers';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const at: Occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };

function send(events: object[], source = 'native') {
  const request = new Request('http://localhost/', { method: 'POST', body: JSON.stringify(events) });
  return ingest(request, { adapter: nativeAdapter, actor: SYSTEM_ACTOR, source, backfill: true }, NOW);
}
const event = (id: string, fields: object) => ({
  id,
  occurredAt: '2026-11-21T11:00:00Z',
  zone: 'edge',
  service: 'cdn',
  ...fields,
});
const allow = (id: string, fields: object = {}) =>
  event(id, { kind: 'decision', outcome: 'allow', policy: 'p', ...fields });

async function query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const result = await getPool().query<Row & Record<string, unknown>>(text, values);
  return result.rows;
}

async function set(settings: Parameters<typeof saveTelemetrySettings>[1]) {
  await saveTelemetrySettings(SYSTEM_ACTOR, settings, at);
  forgetReferenceData();
}

beforeAll(async () => {
  const zone = { trustLevel: 'low' } as const;
  await upsertZone(SYSTEM_ACTOR, { ...zone, slug: 'edge', name: 'Edge', telemetryTier: 'sampled' }, at);
  await upsertZone(SYSTEM_ACTOR, { ...zone, slug: 'vault', name: 'Vault', telemetryTier: 'full' }, at);
});

describe('sampling by tier', () => {
  const RATE = 0.25;
  const ids = Array.from({ length: 2_000 }, (_, n) => `s-${n}`);
  // The rule of the store: the first 48 bits of SHA-256(source ‖ NUL ‖ id), as a share of 2^48.
  const isKept = (id: string) =>
    createHash('sha256').update(`native\0${id}`).digest().readUIntBE(0, 6) / 2 ** 48 < RATE;
  const kept = ids.filter(isKept).length;

  beforeAll(() => set({ tiers: { sampled: { sampleRate: RATE } } }));

  it('keeps a share of allowed traffic, and answers for all of it', async () => {
    expect(await send(ids.map((id) => allow(id)))).toEqual({
      accepted: 2_000,
      duplicates: 0,
      sampledOut: 2_000 - kept,
      rejected: [],
    });
    const [stored] = await query<{ n: number }>(`SELECT count(*)::int AS n FROM event`);
    expect(stored!.n).toBe(kept);
    const [counted] = await query<object>(
      `SELECT sum(accepted)::int AS accepted, sum(sampled_out)::int AS out FROM ingest_count`,
    );
    expect(counted).toEqual({ accepted: 2_000, out: 2_000 - kept });
  });

  it('is unbiased: what is kept stands for what was left out', async () => {
    const [sum] = await query<{ weight: number }>(
      `SELECT sum(r.weight) AS weight FROM rollup r JOIN series s ON s.id = r.series_id WHERE r.grain = 2 AND s.kind = 'decision'`,
    );
    expect(sum!.weight).toBe(kept / RATE);
    // Four standard deviations of a binomial: √(n · p · (1 − p)) / p.
    expect(Math.abs(sum!.weight - 2_000)).toBeLessThan((4 * Math.sqrt(2_000 * RATE * (1 - RATE))) / RATE);
    expect(await verifyAll()).toEqual([]);
  });

  it('treats a repeat as the first time', async () => {
    expect(await send(ids.map((id) => allow(id)))).toEqual({
      accepted: 2_000 - kept,
      duplicates: kept,
      sampledOut: 2_000 - kept,
      rejected: [],
    });
    expect(await verifyAll()).toEqual([]);
  });

  it('multiplies with the rate at which the source itself sampled', async () => {
    const id = ids.find(isKept)!;
    const twin = Array.from({ length: 100 }, (_, n) => `t-${n}`).find(isKept)!;
    await send([allow(twin, { sampleRate: 0.1 })]);
    const rates = await query<{ id: string; rate: number }>(
      'SELECT native_id AS id, sample_rate AS rate FROM event WHERE native_id = ANY($1)',
      [[id, twin]],
    );
    expect(new Map(rates.map((row) => [row.id, row.rate]))).toEqual(
      new Map([
        [id, 0.25],
        [twin, 0.025],
      ]),
    );
  });

  it('keeps every denial, failure and event of another kind, and all of other tiers', async () => {
    const kinds = [
      { kind: 'decision', outcome: 'deny', policy: 'p' },
      { kind: 'decision', outcome: 'error', policy: 'p' },
      { kind: 'decision', outcome: 'unevaluated', policy: 'p' },
      { kind: 'decision', outcome: 'would-deny', policy: 'p' },
      { kind: 'flow', outcome: 'denied' },
      { kind: 'flow', outcome: 'error' },
      { kind: 'auth', outcome: 'success' },
      { kind: 'attestation', outcome: 'valid', subject: 'host' },
      { kind: 'data-access', outcome: 'allowed', classification: 'pii', action: 'read' },
      { kind: 'decision', outcome: 'allow', policy: 'p', zone: 'vault' },
      { kind: 'decision', outcome: 'allow', policy: 'p', zone: 'not-in-inventory' },
    ];
    const events = kinds.flatMap((fields, kind) =>
      Array.from({ length: 30 }, (_, n) => event(`k-${kind}-${n}`, fields)),
    );
    expect(await send(events)).toEqual({ accepted: 330, duplicates: 0, rejected: [] });
    const flows = Array.from({ length: 200 }, (_, n) =>
      event(`f-${n}`, { kind: 'flow', outcome: 'allowed' }),
    );
    const { sampledOut } = await send(flows);
    expect(sampledOut).toBe(flows.filter(({ id }) => !isKept(id)).length);
    expect(await verifyAll()).toEqual([]);
  });
});

describe('telemetry volume', () => {
  it('is the bytes of the originals, and those that heartbeats report', async () => {
    await set({
      currency: 'EUR',
      monthlyBudget: 10,
      tiers: { full: { pricePerGb: 2_000_000 / 2 }, standard: { pricePerGb: 0 }, sampled: { pricePerGb: 0 } },
    });
    const beat = event('v-1', {
      kind: 'heartbeat',
      zone: 'vault',
      tagged: true,
      missingTags: [],
      bytes: 5_000,
      note: 'ü€',
    });
    await send([beat], 'agents');
    const cost = await getCost(actorOf('executive'), NOW);
    const agents = cost.bySource.find(({ name }) => name === 'agents')!;
    const bytes = Buffer.byteLength(JSON.stringify(beat));
    expect(agents).toMatchObject({ events: 1, storedBytes: bytes, reportedBytes: 5_000 });
    // A million for 10⁹ bytes is a thousandth for each.
    expect(agents.cost).toBeCloseTo((bytes + 5_000) / 1_000, 9);
    expect(cost.total!.storedBytes).toBe(
      (await query<{ n: number }>('SELECT sum(octet_length(payload))::float8 AS n FROM event'))[0]!.n,
    );
    expect((await getCost(actorOf('executive', ['edge']), NOW)).byZone.map(({ name }) => name)).toEqual([
      'edge',
    ]);
    expect(await verifyAll()).toEqual([]);
  });
});

describe('retention by tier', () => {
  const days = ['2026-11-10T23:59:59.999999Z', '2026-11-11T00:00:00Z', '2026-11-20T08:00:00Z'];

  beforeAll(async () => {
    const rows = (zone: string) =>
      days.flatMap((occurredAt, day) => [
        allow(`r-${zone}-${day}`, { zone, occurredAt, targetZone: 'vault', outcome: 'deny' }),
        event(`h-${zone}-${day}`, { kind: 'heartbeat', zone, occurredAt, tagged: true, missingTags: [] }),
        event(`a-${zone}-${day}`, {
          kind: 'audit',
          zone,
          occurredAt,
          actor: { type: 'user', id: 'ada' },
          action: 'login',
          targets: [],
          context: {},
        }),
      ]);
    await send([...rows('edge'), ...rows('vault'), ...rows('unzoned')], 'kept');
    await set({ tiers: { sampled: { retentionDays: 10 }, standard: { retentionDays: 365 } } });
  });

  const stored = async () =>
    (
      await query<{ id: string }>(
        `SELECT native_id AS id FROM event WHERE source = 'kept' ORDER BY native_id`,
      )
    ).map(({ id }) => id);

  it('deletes the events of short tiers by whole days, keeps audit entries and roll-ups', async () => {
    const before = await stored();
    const sums = `SELECT sum(events)::int AS n FROM rollup r JOIN series s ON s.id = r.series_id WHERE r.grain = 0 AND s.source = 'kept'`;
    const counted = await query<{ n: number }>(sums);
    expect(await trimTiers(NOW)).toBe(2);
    expect(before.filter((id) => !['h-edge-0', 'r-edge-0'].includes(id))).toEqual(await stored());
    expect(await query(sums)).toEqual(counted);
    // A repeat is still known as one.
    expect(
      await send([allow('r-edge-0', { occurredAt: days[0], targetZone: 'vault', outcome: 'deny' })], 'kept'),
    ).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
  });

  it('leaves what can be verified verified, and has nothing to do the second time', async () => {
    expect(await trimTiers(NOW)).toBe(0);
    expect(await verifyAll()).toEqual([]);
    // A difference in a zone that has its events is still found, also on such a day.
    await query(
      `UPDATE rollup SET events = events + 1 WHERE grain = 0 AND bucket = '2026-11-10T23:59:00Z'
         AND series_id IN (SELECT id FROM series WHERE zone = 'vault' AND source = 'kept' AND kind = 'heartbeat')`,
    );
    expect(await verifyAll()).toHaveLength(1);
  });

  it('goes on with the next day', async () => {
    expect(await trimTiers(new Date('2026-11-22T00:00:00Z'))).toBe(2);
    expect((await stored()).filter((id) => id.includes('edge'))).toEqual([
      'a-edge-0',
      'a-edge-1',
      'a-edge-2',
      'h-edge-2',
      'r-edge-2',
    ]);
  });
});

it('only administrators change what telemetry costs and how it is kept', async () => {
  await expect(saveTelemetrySettings(actorOf('executive'), {}, at)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    saveTelemetrySettings(SYSTEM_ACTOR, { tiers: { full: { sampleRate: 0 } } }, at),
  ).rejects.toThrow();
  const [entry] = await query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'telemetry-settings.changed'`,
  );
  expect(entry!.n).toBe(3);
});
