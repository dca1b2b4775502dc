import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Silence } from '@/lib/domain/alerting/silence';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { saveSilence } from '@/lib/store/silences/save-silence';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { parseId } from '../parse-id';
import { targetOf } from './add-silence';
import { confineSilence } from './confine-silence';
import { requireOpenSilence } from './require-open-silence';

/**
 * Ends a silence now: what it hides is told at the next evaluation. Throws `not-found` without it, `conflict` where it is
 * over already. Needs alerts:write.
 */
export async function endSilence(
  actor: Actor,
  silenceId: string,
  { now, newId, from }: Occasion,
): Promise<Silence> {
  requirePermission(actor, 'alerts:write');
  const id = parseId(silenceId, 'silence');
  return withTransaction(async (tx) => {
    const before = await requireOpenSilence(tx, id, now);
    confineSilence(actor, before.matchers);
    const at = now.toISOString();
    const after: Silence = {
      ...before,
      endedAt: at,
      endedBy: actor.name,
      updatedAt: at,
      updatedBy: actor.name,
      revision: before.revision + 1,
    };
    await saveSilence(tx, after);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'silence.ended',
      targets: [targetOf(after)],
      context: from,
      changes: compareFields(before, after),
    });
    await announceAlerts(tx, now);
    return after;
  });
}
