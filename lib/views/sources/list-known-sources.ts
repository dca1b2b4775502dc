import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { KnownSource } from '@/lib/domain/read-models/sources';
import type { Actor } from '@/lib/domain/roles';
import { SOURCE_GROUPS } from '@/lib/domain/source-setup';
import { SOURCES } from '@/lib/ingest/registry';
import { listSourceRows } from './list-source-rows';

/** Every source that Gatehouse can read, by group and title, and whether it ever sent. Needs settings:read. */
export async function listKnownSources(actor: Actor, now: Date): Promise<List<KnownSource>> {
  requirePermission(actor, 'settings:read');
  const connected = new Set((await listSourceRows(actor, now)).items.map(({ adapter }) => adapter));
  const items = Object.entries(SOURCES)
    .map(([path, { adapter, setup }]): KnownSource => {
      const { title, group, becomes, sends, about, documentation } = setup;
      const isConnected = connected.has(adapter.name);
      return { path, name: adapter.name, isConnected, title, group, becomes, sends, about, documentation };
    })
    .toSorted(
      (one, other) =>
        SOURCE_GROUPS.indexOf(one.group) - SOURCE_GROUPS.indexOf(other.group) ||
        one.title.localeCompare(other.title),
    );
  return { items, total: items.length, nextCursor: null };
}
