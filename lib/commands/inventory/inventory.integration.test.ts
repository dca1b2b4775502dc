import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Occasion } from '@/lib/auth/occasion';
import { accountActor } from '@/lib/auth/account-actor';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { getPool } from '@/lib/store/database';
import { listMemberships } from '@/lib/store/inventory/list-memberships';
import { readInventory } from '@/lib/store/inventory/read-inventory';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { deleteService } from './delete-service';
import { deleteZone } from './delete-zone';
import { importInventory } from './import-inventory';
import { upsertService } from './upsert-service';
import { upsertZone } from './upsert-zone';

useTestDatabase();

const at = (now = new Date()): Occasion => ({ now, newId: randomUUID, from: { ip: null, userAgent: null } });
const NOON = new Date('2026-11-21T12:00:00Z');
const ONE = new Date('2026-11-21T13:00:00Z');
const TWO = new Date('2026-11-21T14:00:00Z');
const EPOCH = new Date(0);

const YAML = `
zones:
  - { slug: payments, name: Payments, trustLevel: high, dataClassifications: [pci] }
  - { slug: edge, name: Edge, trustLevel: low }
environments:
  - { slug: aws-1, name: AWS, kind: cloud-account }
services:
  - { name: ledger, zone: payments, owner: team-ledger, environments: [aws-1] }
  - { name: mail-relay, zone: null }
`;
const importText = (text: string, now = NOON, dryRun = false) =>
  importInventory(SYSTEM_ACTOR, { text, format: 'yaml', dryRun }, at(now));

beforeEach(() =>
  getPool().query(
    'DELETE FROM service; DELETE FROM zone_membership; DELETE FROM zone; DELETE FROM environment',
  ),
);

describe('importing an inventory', () => {
  it('adds what the file names, then changes only what differs', async () => {
    const first = await importText(YAML);
    expect(first).toMatchObject({ applied: true, unchanged: 0, notes: [] });
    expect(first.changes).toHaveLength(5);
    const { zones, environments, services } = await readInventory();
    expect(zones.map(({ slug, telemetryTier }) => [slug, telemetryTier])).toEqual([
      ['edge', 'standard'],
      ['payments', 'standard'],
    ]);
    expect(environments).toEqual([{ slug: 'aws-1', name: 'AWS', kind: 'cloud-account', region: null }]);
    expect(services).toEqual([
      { name: 'ledger', zone: 'payments', owner: 'team-ledger', environments: ['aws-1'], description: null },
      { name: 'mail-relay', zone: null, owner: null, environments: [], description: null },
    ]);

    const second = await importText(YAML.replace('team-ledger', 'team-books'), ONE);
    expect(second.unchanged).toBe(4);
    expect(second.changes).toEqual([
      {
        type: 'service',
        key: 'ledger',
        change: 'changed',
        fields: [{ field: 'owner', from: 'team-ledger', to: 'team-books' }],
      },
    ]);
  });

  it('of a wrong file changes nothing, and a dry run neither', async () => {
    await expect(importText(YAML.replace('zone: payments', 'zone: nowhere'))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(importText(YAML, NOON, true)).resolves.toMatchObject({ applied: false });
    expect(await readInventory()).toEqual({ zones: [], environments: [], services: [] });
  });

  it('names the row of a service whose zone is not there', async () => {
    const csv = 'name,zone\nledger,\nweb,nowhere\n';
    await expect(importInventory(SYSTEM_ACTOR, { text: csv, format: 'csv' }, at())).rejects.toMatchObject({
      details: { issues: [{ path: 'row 3, service web, zone' }] },
    });
  });

  it('is refused to a viewer', async () => {
    const viewer = accountActor({ id: randomUUID(), email: 'v@example.com', name: null, role: 'viewer' });
    await expect(importInventory(viewer, { text: YAML, format: 'yaml' }, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('tells whoever listens, after the commit', async () => {
    const client = await getPool().connect();
    const heard: string[] = [];
    client.on('notification', ({ channel }) => heard.push(channel));
    await client.query('LISTEN gatehouse_inventory');
    await importText(YAML);
    await client.query('SELECT 1');
    await expect.poll(() => heard).toEqual(['gatehouse_inventory']);
    client.release(true);
  });
});

describe('the zones of a service over time', () => {
  it('begin in 1970, so that history loaded later finds its zone', async () => {
    await importText(YAML);
    expect(await listMemberships('ledger')).toEqual([{ zone: 'payments', validFrom: EPOCH, validTo: null }]);
    expect(await listMemberships('mail-relay')).toEqual([{ zone: null, validFrom: EPOCH, validTo: null }]);
  });

  it('change at the moment of the move, also into no zone, and not when something else changes', async () => {
    await importText(YAML);
    await upsertService(SYSTEM_ACTOR, { name: 'ledger', zone: 'payments', owner: 'somebody' }, at(NOON));
    await upsertService(SYSTEM_ACTOR, { name: 'ledger', zone: 'edge' }, at(NOON));
    await upsertService(SYSTEM_ACTOR, { name: 'ledger', zone: null }, at(ONE));
    expect(await listMemberships('ledger')).toEqual([
      { zone: null, validFrom: ONE, validTo: null },
      { zone: 'edge', validFrom: NOON, validTo: ONE },
      { zone: 'payments', validFrom: EPOCH, validTo: NOON },
    ]);
  });

  it('survive two moves within one instant with the last of them', async () => {
    await importText(YAML);
    await upsertService(SYSTEM_ACTOR, { name: 'ledger', zone: 'edge' }, at(ONE));
    await upsertService(SYSTEM_ACTOR, { name: 'ledger', zone: null }, at(ONE));
    expect(await listMemberships('ledger')).toEqual([
      { zone: null, validFrom: ONE, validTo: null },
      { zone: 'payments', validFrom: EPOCH, validTo: ONE },
    ]);
  });
});

describe('zones and services', () => {
  it('leave the history of their zones behind, which goes on when they come back', async () => {
    await importText(YAML);
    await deleteService(SYSTEM_ACTOR, 'ledger', at(ONE));
    expect(await listMemberships('ledger')).toEqual([{ zone: 'payments', validFrom: EPOCH, validTo: ONE }]);
    await importText(YAML, TWO);
    expect(await listMemberships('ledger')).toEqual([
      { zone: 'payments', validFrom: TWO, validTo: null },
      { zone: 'payments', validFrom: EPOCH, validTo: ONE },
    ]);
  });

  it('keep a zone while services belong to it', async () => {
    await importText(YAML);
    await expect(deleteZone(SYSTEM_ACTOR, 'payments', at())).rejects.toMatchObject({
      code: 'conflict',
      message: '1 service belongs to the zone Payments.',
    });
    await deleteService(SYSTEM_ACTOR, 'ledger', at());
    await deleteZone(SYSTEM_ACTOR, 'payments', at());
    expect((await readInventory()).zones.map(({ slug }) => slug)).toEqual(['edge']);
    await expect(deleteZone(SYSTEM_ACTOR, 'payments', at())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are not overwritten by adding one with the same key', async () => {
    await importText(YAML);
    await expect(
      upsertZone(SYSTEM_ACTOR, { slug: 'edge', name: 'Other', trustLevel: 'high' }, at(), {
        mustBeNew: true,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('outside of its zones are closed to a confined token', async () => {
    await importText(YAML);
    const confined = { ...SYSTEM_ACTOR, zones: ['edge'] };
    await expect(upsertService(confined, { name: 'ledger', zone: 'edge' }, at())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(deleteService(confined, 'mail-relay', at())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(upsertService(confined, { name: 'web', zone: 'edge' }, at())).resolves.toMatchObject({
      name: 'web',
    });
  });
});
