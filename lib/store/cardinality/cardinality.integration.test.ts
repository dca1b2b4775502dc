import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { saveCaps } from '@/lib/commands/settings/save-caps';
import { getPool } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { verifyAll } from '@/lib/store/testing/verify-all';
import { getCardinality } from '@/lib/views/cardinality/get-cardinality';
import { actorOf } from '@/lib/views/testing/test-actor';
import { forgetAdmissions } from './admissions';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const at: Occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
const write = (events: object[], source: string) =>
  writeBatch([makeWriteRequest(events, { source, receivedAt: NOW })], () => NOW.getTime() * 1_000);

const decision = (id: string, service: string | null, policy = 'p', more: object = {}) => ({
  kind: 'decision',
  id,
  occurredAt: '2026-11-21T11:00:00Z',
  outcome: 'allow',
  policy,
  zone: 'shop',
  latencyMs: 2,
  ...(service !== null && { service }),
  ...more,
});

/** Events by the names that roll-ups tell apart, per day. */
async function counted(source: string, dimension: 'service' | 'policy', zone = 'shop') {
  const { rows } = await getPool().query<{ name: string; events: number }>(
    `SELECT s.${dimension} AS name, sum(r.events)::int AS events FROM rollup r JOIN series s ON s.id = r.series_id
     WHERE r.grain = 2 AND s.source = $1 AND s.zone = $2 AND s.kind <> '' GROUP BY 1 ORDER BY 1`,
    [source, zone],
  );
  return Object.fromEntries(rows.map(({ name, events }) => [name, events]));
}

beforeEach(async () => {
  await saveCaps(SYSTEM_ACTOR, { services: 2, policies: 3 }, at);
  forgetAdmissions();
});

describe('the names of a source in a zone', () => {
  it('are told apart in the order of their coming, and beyond the cap count as other', async () => {
    await write(
      [decision('a-1', 'b'), decision('a-2', 'a'), decision('a-3', 'c'), decision('a-4', 'b')],
      'one',
    );
    await write([decision('a-5', 'd'), decision('a-6', 'a'), decision('a-7', null)], 'one');
    expect(await counted('one', 'service')).toEqual({ '': 1, a: 2, b: 2, other: 2 });
    // Another source and another zone have room of their own.
    await write([decision('a-1', 'd'), decision('a-2', 'e', 'p', { zone: 'edge' })], 'two');
    expect(await counted('two', 'service')).toEqual({ d: 1 });
    expect(await counted('two', 'service', 'edge')).toEqual({ e: 1 });
    expect(await verifyAll()).toEqual([]);
  });

  it('stay on the events themselves', async () => {
    const { rows } = await getPool().query(
      `SELECT native_id AS id, service, folded FROM event WHERE source = 'one' AND folded IS NOT NULL ORDER BY 1`,
    );
    expect(rows).toEqual([
      { id: 'a-3', service: 'c', folded: 1 },
      { id: 'a-5', service: 'd', folded: 1 },
    ]);
  });

  it('that are policies have a cap of their own', async () => {
    const names = ['p1', 'p2', 'p3', 'p4', 'p5', 'p1'];
    await write(
      names.map((policy, n) => decision(`b-${n}`, 'a', policy)),
      'three',
    );
    expect(await counted('three', 'policy')).toEqual({ p1: 2, p2: 1, p3: 1, other: 2 });
    expect(await counted('three', 'service')).toEqual({ a: 6 });
    expect(await verifyAll()).toEqual([]);
  });

  it('that the inventory knows are always told apart, and take no place', async () => {
    await upsertService(SYSTEM_ACTOR, { name: 'known' }, at);
    forgetAdmissions();
    await write(
      ['x', 'y', 'z', 'known'].map((service) => decision(`k-${service}`, service)),
      'four',
    );
    expect(await counted('four', 'service')).toEqual({ x: 1, y: 1, known: 1, other: 1 });
    await write([decision('k-2', 'known')], 'four');
    expect(await counted('four', 'service')).toMatchObject({ known: 2 });
  });

  it('beyond the cap are told apart once it is raised, and what counted before stays as it is', async () => {
    await saveCaps(SYSTEM_ACTOR, { services: 3, policies: 3 }, at);
    forgetAdmissions();
    await write([decision('a-8', 'c'), decision('a-9', 'd')], 'one');
    expect(await counted('one', 'service')).toEqual({ '': 1, a: 2, b: 2, c: 1, other: 3 });
    expect(await verifyAll()).toEqual([]);
  });

  it('of heartbeats beyond the cap make no rows of coverage', async () => {
    const beat = (service: string) => ({
      kind: 'heartbeat',
      id: `h-${service}`,
      occurredAt: '2026-11-21T11:00:00Z',
      service,
      zone: 'shop',
      tagged: true,
      missingTags: [],
    });
    await write(['h1', 'h2', 'h3', 'h4'].map(beat), 'beats');
    const { rows } = await getPool().query(
      `SELECT service FROM coverage_day WHERE service LIKE 'h_' ORDER BY service`,
    );
    expect(rows).toEqual([{ service: 'h1' }, { service: 'h2' }]);
    expect(await verifyAll()).toEqual([]);
  });
});

describe('two writers at once', () => {
  it('never tell more apart than the cap, agree on which, and leave roll-ups that equal the events', async () => {
    await saveCaps(SYSTEM_ACTOR, { services: 20, policies: 30 }, at);
    forgetAdmissions();
    const batches = Array.from({ length: 16 }, (_, batch) =>
      Array.from({ length: 40 }, (_each, n) =>
        decision(`w-${batch}-${n}`, `s-${(batch * 7 + n) % 90}`, `q-${(batch * 11 + n) % 130}`, {
          ...(n % 10 === 0 && { outcome: 'deny', targetZone: 'edge' }),
        }),
      ),
    );
    // What a process knows is forgotten between batches, as if each were written by another one.
    const writeAll = async (mine: object[][]) => {
      for (const events of mine) {
        forgetAdmissions();
        await write(events, 'flood');
      }
    };
    await Promise.all([
      writeAll(batches.filter((_, index) => index % 2 === 0)),
      writeAll(batches.filter((_, index) => index % 2 === 1)),
    ]);
    const services = await counted('flood', 'service');
    const policies = await counted('flood', 'policy');
    expect(Object.keys(services).filter((name) => name !== 'other')).toHaveLength(20);
    expect(Object.keys(policies).filter((name) => name !== 'other')).toHaveLength(30);
    const sum = (counts: Record<string, number>) =>
      Object.values(counts).reduce((left, right) => left + right);
    expect([sum(services), sum(policies)]).toEqual([640, 640]);
    expect(await verifyAll()).toEqual([]);
  });

  it('leave one finding, with all of their events and some names', async () => {
    const { findings, caps } = await getCardinality(actorOf('on-call'));
    expect(caps).toEqual({ services: 2, policies: 3 });
    const other = (await counted('flood', 'service')).other;
    const finding = findings.find(({ source, dimension }) => source === 'flood' && dimension === 'service')!;
    expect(finding).toMatchObject({ zone: 'shop', events: other, since: '2026-11-21T12:00:00.000000Z' });
    expect(finding.examples).toHaveLength(5);
    expect(new Set(finding.examples).size).toBe(5);
    expect((await getCardinality(actorOf('on-call', ['edge']))).findings).toEqual([]);
  });
});

describe('labels', () => {
  it('are no dimension of roll-ups, however many values they have', async () => {
    const series = async () =>
      (
        await getPool().query<{ n: number }>(
          `SELECT count(*)::int AS n FROM series WHERE source = 'labelled'`,
        )
      ).rows[0]!.n;
    await write([decision('l-0', 'a')], 'labelled');
    const before = await series();
    await write(
      Array.from({ length: 200 }, (_, n) =>
        decision(`l-${n + 1}`, 'a', 'p', { labels: { pod: `pod-${n}`, [`key-${n}`]: 'x' } }),
      ),
      'labelled',
    );
    expect(await series()).toBe(before);
    expect(await counted('labelled', 'service')).toEqual({ a: 201 });
  });
});

it('only administrators change caps, and it is an audit entry', async () => {
  await expect(saveCaps(actorOf('on-call'), { services: 9 }, at)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(saveCaps(SYSTEM_ACTOR, { services: 0 }, at)).rejects.toThrow();
  const { rows } = await getPool().query(
    `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'cardinality-caps.changed'`,
  );
  expect(rows[0].n).toBeGreaterThan(1);
});
