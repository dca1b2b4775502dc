import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { lockRunbooks, updateRunbook } from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';
import { requireRunbook } from './require-runbook';

/**
 * Changes what is known of a runbook beside its texts; `action` is that of the audit entry, which names the version in force.
 * Throws `not-found`. Needs runbooks:write.
 */
export async function changeRunbook(
  actor: Actor,
  slug: string,
  { action, change }: { action: string; change: Parameters<typeof updateRunbook>[2] },
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'runbooks:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const { title, version } = await requireRunbook(tx, slug);
    await updateRunbook(tx, slug, change);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action,
      targets: [{ type: 'runbook', id: slug, name: title }],
      context: from,
      changes: { version },
    });
    await announceAlerts(tx, now);
  });
}
