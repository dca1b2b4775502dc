import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { upsertService } from '@/lib/commands/inventory/upsert-service';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getService } from './get-service';
import { listEnvironments } from './list-environments';
import { listServices, type ServiceFilter } from './list-services';
import { listZones } from './list-zones';

useTestDatabase();

const NOW = new Date('2026-11-21T12:30:00Z');
const FILTER: ServiceFilter = { from: 'now-7d', to: 'now', limit: 50 };
const occasion = { now: NOW, newId: randomUUID, from: { ip: null, userAgent: null } };
const viewer = accountActor({ id: randomUUID(), email: 'v@example.com', name: null, role: 'viewer' });

type Seen = {
  service: string;
  zone: string;
  environment: string;
  outcome: string;
  at: string;
  events: number;
};

/** Roll-up rows of all three grains, as ingest writes them. */
async function addRollups({ service, zone, environment, outcome, at, events }: Seen): Promise<void> {
  const { rows } = await getPool().query<{ id: number }>(
    `INSERT INTO series (kind, outcome, source, zone, service, environment, policy, target_zone, method,
                         provider, revision, host, clock_skewed)
     VALUES ('decision', $1, 'test', $2, $3, $4, 'p', '', '', '', '', '', false) RETURNING id`,
    [outcome, zone, service, environment],
  );
  for (const [grain, unit] of [
    [0, 'minute'],
    [1, 'hour'],
    [2, 'day'],
  ])
    await getPool().query(
      `INSERT INTO rollup (grain, bucket, series_id, events, weight, weight_square, lag_measured,
                           lag_in_time, lag_negative, requests, evaluated, bytes)
       VALUES ($1, date_trunc($2, $3::timestamptz, 'UTC'), $4, $5::int, $5::int, $5::int, 0, 0, 0, 0, 0, 0)`,
      [grain, unit, at, rows[0]!.id, events],
    );
}

beforeAll(async () => {
  const text = `
zones: [{ slug: payments, name: Payments, trustLevel: high }, { slug: edge, name: Edge, trustLevel: low }]
environments: [{ slug: aws-1 }, { slug: gcp-1 }]
services:
  - { name: ledger, zone: payments, environments: [aws-1] }
  - { name: web, zone: edge }
  - { name: mail-relay }
`;
  await importInventory(SYSTEM_ACTOR, { text, format: 'yaml' }, occasion);
  const ledger = { service: 'ledger', zone: 'payments', environment: 'aws-1' };
  await addRollups({ ...ledger, outcome: 'allow', at: '2026-11-19T09:15:00Z', events: 40 });
  await addRollups({ ...ledger, outcome: 'deny', at: '2026-11-21T11:07:00Z', events: 2 });
  const stranger = { service: 'tmp-proxy', zone: 'unzoned', environment: 'gcp-1' };
  await addRollups({ ...stranger, outcome: 'allow', at: '2026-11-20T23:59:00Z', events: 7 });
});

describe('the list of services', () => {
  it('has the inventory and, as such, what was seen without being in it', async () => {
    const { items, total } = await listServices(viewer, FILTER, NOW);
    expect(total).toBe(4);
    expect(
      items.map(({ name, inInventory, zone, decisions, denials, lastSeenAt }) => [
        name,
        inInventory,
        zone,
        decisions,
        denials,
        lastSeenAt,
      ]),
    ).toEqual([
      ['ledger', true, 'payments', 42, 2, '2026-11-21T11:07:00Z'],
      ['mail-relay', true, null, 0, 0, null],
      ['tmp-proxy', false, null, 7, 0, '2026-11-20T23:59:00Z'],
      ['web', true, 'edge', 0, 0, null],
    ]);
  });

  it.each<[string, Partial<ServiceFilter>, string[]]>([
    ['a zone', { zone: 'payments' }, ['ledger']],
    ['no zone', { zone: 'unzoned' }, ['mail-relay', 'tmp-proxy']],
    ['an environment, by inventory or by events', { environment: 'gcp-1' }, ['tmp-proxy']],
    ['a part of the name', { q: 'LED' }, ['ledger']],
    ['what is not in the inventory', { inInventory: false }, ['tmp-proxy']],
    ['a window in which nothing unknown was seen', { from: 'now-1h' }, ['ledger', 'mail-relay', 'web']],
  ])('can be narrowed to %s', async (_, filter, names) => {
    const { items } = await listServices(viewer, { ...FILTER, ...filter }, NOW);
    expect(items.map(({ name }) => name)).toEqual(names);
  });

  it('keeps a confined token to its zones', async () => {
    const confined = { ...SYSTEM_ACTOR, zones: ['payments'] };
    const { items } = await listServices(confined, FILTER, NOW);
    expect(items.map(({ name }) => name)).toEqual(['ledger']);
    await expect(listServices(confined, { ...FILTER, zone: 'edge' }, NOW)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(getService(confined, 'web', FILTER, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the lists of zones and environments', () => {
  it('count services and what was decided in the window', async () => {
    const { items } = await listZones(viewer, FILTER, NOW);
    expect(
      items.map(({ slug, serviceCount, decisions, denials }) => [slug, serviceCount, decisions, denials]),
    ).toEqual([
      ['edge', 1, 0, 0],
      ['payments', 1, 42, 2],
    ]);
  });

  it('say when an environment was last seen', async () => {
    const { items } = await listEnvironments(viewer, FILTER, NOW);
    expect(items.map(({ slug, lastSeenAt }) => [slug, lastSeenAt])).toEqual([
      ['aws-1', '2026-11-21T11:07:00Z'],
      ['gcp-1', '2026-11-20T23:59:00Z'],
    ]);
  });
});

describe('one service', () => {
  it('tells the zones it belonged to, newest first', async () => {
    await upsertService(SYSTEM_ACTOR, { name: 'web', zone: null }, occasion);
    const service = await getService(viewer, 'web', FILTER, NOW);
    expect(service.memberships).toEqual([
      { zone: null, from: NOW.toISOString(), to: null },
      { zone: 'edge', from: null, to: NOW.toISOString() },
    ]);
    await expect(getService(viewer, 'nobody', FILTER, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});
