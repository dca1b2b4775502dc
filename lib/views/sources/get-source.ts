import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { getConfig } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';
import { findInventory, type InventorySource } from '@/lib/domain/inventory-sources';
import type { SourceDetail, SourceRow } from '@/lib/domain/read-models/sources';
import type { Actor } from '@/lib/domain/roles';
import { INVENTORIES } from '@/lib/ingest/inventories';
import { findSource } from '@/lib/ingest/registry';
import { listInventoryImports } from '@/lib/store/audit/list-inventory-imports';
import { listEvents } from '@/lib/store/events/list-events';
import { listQuarantined } from '@/lib/store/quarantine/list-quarantined';
import { listSourceRows } from './list-source-rows';

const MOST = 10;
/** Looked at before a source's newest event: a source that rarely speaks is not searched for. */
const HOUR_MS = 3_600_000;

/**
 * How to connect a source and what it sent last. `path` as below /api/ingest. Needs settings:read; single events
 * need events:read, refused ones quarantine:read and every zone. Throws `not-found`.
 */
export async function getSource(actor: Actor, path: string, now: Date): Promise<SourceDetail> {
  requirePermission(actor, 'settings:read');
  const inventory = findInventory(path);
  if (inventory) return getInventory(inventory);
  const found = findSource(path);
  if (!found)
    throw new GatehouseError('not-found', `There is no source "${path}".`, {
      remedy: 'Choose one under Settings, Sources.',
    });
  const { adapter, setup, signature, repositoryApi } = found;
  const sources = (await listSourceRows(actor, now)).items.filter((row) => row.adapter === adapter.name);
  const mayReadQuarantine = actor.permissions.has('quarantine:read') && actor.zones === null;
  const [recent, refused] = await Promise.all([
    actor.permissions.has('events:read') ? listRecent(actor, sources) : null,
    mayReadQuarantine ? listQuarantined({ adapter: adapter.name, state: 'open' }, { limit: MOST }) : null,
  ]);
  return {
    path,
    name: adapter.name,
    url: publicUrl(),
    setup,
    signs: signature !== undefined,
    tellsCommits: repositoryApi !== undefined,
    sources,
    recent,
    refused: refused?.items ?? null,
    imports: null,
  };
}

const getInventory = async (name: InventorySource): Promise<SourceDetail> => ({
  path: name,
  name,
  url: publicUrl(),
  setup: INVENTORIES[name],
  signs: false,
  tellsCommits: false,
  sources: [],
  recent: null,
  refused: null,
  imports: await listInventoryImports(name, MOST),
});

const publicUrl = (): string => getConfig().publicUrl.replace(/\/$/, '');

async function listRecent(actor: Actor, sources: readonly SourceRow[]) {
  const pages = await Promise.all(
    sources.map(async ({ source, adapter, lastEventAt }) => {
      if (lastEventAt === null) return [];
      const newest = Date.parse(lastEventAt);
      const window = { from: new Date(newest - HOUR_MS), to: new Date(newest + 1_000) };
      const conditions = { window, source, adapter, zones: confineToZones(actor, undefined) };
      return (await listEvents(conditions, { limit: MOST, order: 'desc' })).items;
    }),
  );
  return pages
    .flat()
    .toSorted((one, other) => other.occurredAt.localeCompare(one.occurredAt))
    .slice(0, MOST);
}
