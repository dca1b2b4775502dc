import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { Page } from '@/lib/domain/filters';
import { auditEntryRowSchema, type AuditEntryRow } from '@/lib/domain/read-models/audit';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { countEntries } from '@/lib/store/audit-log/count-entries';
import { listEntries } from '@/lib/store/audit-log/list-entries';

/** A page of the audit trail, last happened first, with the exact total. Needs audit:read. */
export async function listAuditEntries(
  actor: Actor,
  { from, to, limit, cursor, ...fields }: AuditFilter & Page,
  now: Date,
): Promise<List<AuditEntryRow>> {
  requirePermission(actor, 'audit:read');
  const conditions = {
    ...limitAuditFilter(actor, fields),
    window: resolveWindow({ from, to }, now),
  };
  const [{ items, nextCursor }, total] = await Promise.all([
    listEntries(conditions, { limit, cursor }),
    countEntries(conditions),
  ]);
  return {
    items: items.map((entry) => auditEntryRowSchema.parse(entry)),
    total,
    nextCursor,
  };
}
