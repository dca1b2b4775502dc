import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditSelection } from '@/lib/domain/audit-filter';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';

/** Makes taking entries out an entry of the trail, before anything is taken: each time, with what was chosen. */
export async function recordExport(
  actor: Actor,
  selection: AuditSelection,
  format: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:read');
  const { ids, ...query } = selection;
  await withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit.exported',
      targets: (ids ?? []).map((id) => ({ type: 'audit-entry', id })),
      context: from,
      changes: { format, ...(ids ? { entries: ids.length } : { query }) },
    }),
  );
}
