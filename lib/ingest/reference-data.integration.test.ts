import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { upsertZone } from '@/lib/commands/inventory/upsert-zone';
import { saveDecisionMappings } from '@/lib/commands/mappings/save-decision-mappings';
import { parseMicros } from '@/lib/domain/timestamp';
import { listenToStore } from '@/lib/jobs/listen-to-store';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { isLive } from '@/lib/views/live/live-updates';
import { ingest } from './pipeline';
import { forgetReferenceData, getReferenceData } from './reference-data';
import { nativeAdapter } from './adapters/native/map-native';

useTestDatabase();

const at = (time: string): Occasion => ({
  now: new Date(time),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const inZone = (zone: string | null, time: string) =>
  upsertService(SYSTEM_ACTOR, { name: 'checkout', zone }, at(time));
const zoneAt = async (time: string, nowMs: number) =>
  (await getReferenceData(nowMs)).findZone('checkout', parseMicros(time));

beforeAll(async () => {
  for (const slug of ['shop', 'payments'])
    await upsertZone(SYSTEM_ACTOR, { slug, name: slug, trustLevel: 'high' }, at('2026-11-01T00:00:00Z'));
});

describe('what ingest knows of the inventory', () => {
  const start = Date.parse('2026-11-21T10:00:00Z');

  it('is at most five seconds old, and at once after it was told to forget', async () => {
    forgetReferenceData();
    expect(await zoneAt('2026-11-21T10:00:00Z', start)).toBeNull();
    await inZone('shop', '2026-11-21T10:00:01Z');
    expect(await zoneAt('2026-11-21T10:00:00Z', start + 4_999)).toBeNull();
    expect(await zoneAt('2026-11-21T10:00:00Z', start + 5_000)).toBe('shop');
    await inZone('payments', '2026-11-21T10:00:06Z');
    forgetReferenceData();
    expect(await zoneAt('2026-11-21T10:00:06Z', start + 5_001)).toBe('payments');
  });

  it('gives each event the zone of its service at its own time', async () => {
    forgetReferenceData();
    expect(await zoneAt('2026-11-21T10:00:05.999999Z', start)).toBe('shop');
    expect(await zoneAt('2026-11-21T10:00:06Z', start)).toBe('payments');
    // The first membership reaches back: history that is loaded later finds its zone.
    expect(await zoneAt('1999-01-01T00:00:00Z', start)).toBe('shop');
    await inZone(null, '2026-11-21T11:00:00Z');
    forgetReferenceData();
    expect(await zoneAt('2026-11-21T11:00:00Z', start)).toBeNull();
    expect(await zoneAt('2026-11-21T10:59:59Z', start)).toBe('payments');
  });

  it('decides the zone that an event is stored with', async () => {
    forgetReferenceData();
    const event = (id: string, occurredAt: string) => ({
      kind: 'auth',
      id,
      occurredAt,
      outcome: 'success',
      service: 'checkout',
    });
    const body = [
      event('before', '2026-11-21T10:00:03Z'),
      event('after', '2026-11-21T10:30:00Z'),
      event('none', '2026-11-21T11:30:00Z'),
    ];
    const request = new Request('http://localhost/', { method: 'POST', body: JSON.stringify(body) });
    const now = new Date('2026-11-21T12:00:00Z');
    await ingest(request, { adapter: nativeAdapter, actor: SYSTEM_ACTOR, backfill: false }, now);
    const { rows } = await getPool().query('SELECT native_id AS id, zone FROM event ORDER BY occurred_at');
    expect(rows).toEqual([
      { id: 'before', zone: 'shop' },
      { id: 'after', zone: 'payments' },
      { id: 'none', zone: 'unzoned' },
    ]);
  });
});

describe('a change that is committed', () => {
  const until = async (isDone: () => boolean | Promise<boolean>) => {
    for (let waited = 0; waited < 10_000 && !(await isDone()); waited += 50) await sleep(50);
    expect(await isDone()).toBe(true);
  };

  it('is told to every instance that listens', async () => {
    listenToStore();
    await until(isLive);
    const nowMs = Date.parse('2026-11-21T13:00:00Z');
    forgetReferenceData();
    expect(await zoneAt('2026-11-21T12:30:00Z', nowMs)).toBeNull();
    await inZone('shop', '2026-11-21T12:00:00Z');
    await until(async () => (await zoneAt('2026-11-21T12:30:00Z', nowMs)) === 'shop');

    const rules = [{ policy: 'risk/*', resultPath: 'grade', allowValues: [1] }];
    expect((await getReferenceData(nowMs)).mappingRules.get('opa')).toBeUndefined();
    await saveDecisionMappings(SYSTEM_ACTOR, { source: 'opa', rules }, at('2026-11-21T12:00:00Z'));
    await until(async () => (await getReferenceData(nowMs)).mappingRules.get('opa') !== undefined);
    expect((await getReferenceData(nowMs)).mappingRules.get('opa')).toEqual(rules);
  });
});
