import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { SourceRow } from '@/lib/domain/read-models/settings';
import type { Actor } from '@/lib/domain/roles';
import { readUnzoned } from '@/lib/views/trust-rules/read-unzoned';
import { listSources } from '@/lib/store/sources/list-sources';

const DAY_MS = 86_400_000;

/** Every source that ever sent something, with what became of its events in the last 24 hours. */
export async function listSourceRows(actor: Actor, now: Date): Promise<List<SourceRow>> {
  requirePermission(actor, 'settings:read');
  const [rows, { bySource }] = await Promise.all([
    listSources(new Date(now.getTime() - DAY_MS)),
    readUnzoned(now),
  ]);
  const items = rows.map((row) => ({ ...row, unzoned: bySource.get(row.source) ?? 0 }));
  return { items, total: items.length, nextCursor: null };
}
