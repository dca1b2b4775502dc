import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { lockRunbooks, updateRunbook } from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';
import { requireRunbook } from './require-runbook';

/** Notes that somebody read a runbook through today, and that it is right. Throws `not-found`. Needs runbooks:write. */
export async function reviewRunbook(
  actor: Actor,
  slug: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'runbooks:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const { title, version } = await requireRunbook(tx, slug);
    await updateRunbook(tx, slug, { reviewedAt: now, reviewedBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'runbook.reviewed',
      targets: [{ type: 'runbook', id: slug, name: title }],
      context: from,
      changes: { version },
    });
    await announceAlerts(tx, now);
  });
}
