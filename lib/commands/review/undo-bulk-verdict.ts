import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { mayUndoVerdict } from '@/lib/domain/may-undo-verdict';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findBulk } from '@/lib/store/review/find-bulk';
import { undoStoredVerdicts } from '@/lib/store/review/undo-stored-verdicts';
import { announceVerdicts } from '@/lib/store/review/announce-verdicts';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Undoes the standing verdicts of a bulk and answers how many they were. Throws `not-found` (also when
 * a denial of it lies outside of the actor's zones), `forbidden` and `conflict` as for a single verdict.
 */
export async function undoBulkVerdict(
  actor: Actor,
  bulkId: string,
  { now, newId, from }: Occasion,
): Promise<{ undone: number }> {
  requirePermission(actor, 'verdicts:write');
  const id = parseId(bulkId, 'bulk of verdicts');
  const bulk = await findBulk(id, actor.zones);
  if (!bulk) throw new GatehouseError('not-found', 'There is no such bulk of verdicts.');
  if (!mayUndoVerdict(actor, bulk))
    throw new GatehouseError('forbidden', `The verdicts were given by ${bulk.reviewerName}.`, {
      remedy: 'Ask an administrator to undo them.',
    });
  return withTransaction(async (tx) => {
    const undone = await undoStoredVerdicts(tx, { bulkId: id }, actor, now);
    if (undone.length === 0) throw new GatehouseError('conflict', 'These verdicts were undone before.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'verdict.undone-in-bulk',
      targets: [{ type: 'verdict-bulk', id }],
      context: from,
      changes: { denials: undone.length },
    });
    await announceVerdicts(tx, now);
    return { undone: undone.length };
  });
}
