import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { KnownSource } from '@/lib/domain/read-models/sources';
import type { Actor } from '@/lib/domain/roles';
import { SOURCE_GROUPS, type SourceSetup } from '@/lib/domain/source-setup';
import { INVENTORIES } from '@/lib/ingest/inventories';
import { SOURCES } from '@/lib/ingest/registry';
import { listImportedFormats } from '@/lib/store/audit/list-inventory-imports';
import { listSourceRows } from './list-source-rows';

/** Every source that Gatehouse can read, by group and title, and whether it ever sent. Needs settings:read. */
export async function listKnownSources(actor: Actor, now: Date): Promise<List<KnownSource>> {
  requirePermission(actor, 'settings:read');
  const [rows, imported] = await Promise.all([listSourceRows(actor, now), listImportedFormats()]);
  const connected = new Set(rows.items.map(({ adapter }) => adapter));
  const sources = Object.entries(SOURCES).map(([path, { adapter, setup }]) =>
    toKnown(path, adapter.name, connected.has(adapter.name), setup),
  );
  const inventories = Object.entries(INVENTORIES).map(([name, setup]) =>
    toKnown(name, name, imported.includes(name), setup),
  );
  const items = [...sources, ...inventories].toSorted(
    (one, other) =>
      SOURCE_GROUPS.indexOf(one.group) - SOURCE_GROUPS.indexOf(other.group) ||
      one.title.localeCompare(other.title),
  );
  return { items, total: items.length, nextCursor: null };
}

function toKnown(path: string, name: string, isConnected: boolean, setup: SourceSetup): KnownSource {
  const { title, group, becomes, sends, about, documentation } = setup;
  return { path, name, isConnected, title, group, becomes, sends, about, documentation };
}
