import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { deleteService } from '@/lib/commands/inventory/delete-service';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listServices } from './list-services';

useTestDatabase();

const at = (time: string) => ({
  now: new Date(time),
  newId: randomUUID,
  from: { ip: null, userAgent: null },
});
const importAt = (time: string, text: string) =>
  importInventory(SYSTEM_ACTOR, { text, format: 'yaml' }, at(time));

beforeAll(async () => {
  await importAt(
    '2026-11-10T12:00:00Z',
    `
zones: [{ slug: payments, trustLevel: high }, { slug: edge, trustLevel: low }]
services: [{ name: ledger, zone: payments, owner: team-a }, { name: web, zone: edge }]
`,
  );
  await importAt('2026-11-15T12:00:00Z', 'services: [{ name: ledger, zone: edge }]');
  await deleteService(SYSTEM_ACTOR, 'web', at('2026-11-18T12:00:00Z'));
});

it.each([
  [
    '2026-11-14T00:00:00Z',
    [
      ['ledger', 'payments'],
      ['web', 'edge'],
    ],
  ],
  [
    '2026-11-16T00:00:00Z',
    [
      ['ledger', 'edge'],
      ['web', 'edge'],
    ],
  ],
  ['2026-11-19T00:00:00Z', [['ledger', 'edge']]],
])('the inventory as of %s has the services and zones of that time', async (time, expected) => {
  const now = new Date('2026-11-21T12:00:00Z');
  const filter = { from: 'now-7d', to: 'now', limit: 50, at: new Date(time) };
  const { items } = await listServices(SYSTEM_ACTOR, filter, now);
  expect(items.map(({ name, zone }) => [name, zone])).toEqual(expected);
});
