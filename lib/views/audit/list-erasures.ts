import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { ErasedField, ErasureRun } from '@/lib/domain/read-models/audit-retention';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { listErasedFields, listErasureRuns } from '@/lib/store/audit-log/erasure-runs';
import { findEntry } from '@/lib/store/audit-log/find-entry';

/** The last 200 erasures, newest first, and how many there are. Needs audit:read. */
export async function listErasures(actor: Actor): Promise<List<ErasureRun>> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  return { ...(await listErasureRuns(200)), nextCursor: null };
}

/** What was erased of an entry, when and why, by field. Needs audit:read, and the entry's zone. Throws `not-found`. */
export async function listErasuresOfEntry(actor: Actor, id: string): Promise<List<ErasedField>> {
  requirePermission(actor, 'audit:read');
  const entry = await findEntry(id, limitAuditFilter(actor, {}));
  if (!entry) throw new GatehouseError('not-found', 'The log has no such entry.');
  const items = await listErasedFields([entry.index]);
  return { items, total: items.length, nextCursor: null };
}
