import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { mayUndoVerdict } from '@/lib/domain/may-undo-verdict';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findVerdict } from '@/lib/store/review/find-verdict';
import { undoStoredVerdicts } from '@/lib/store/review/undo-stored-verdicts';
import { announceVerdicts } from '@/lib/store/review/announce-verdicts';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Undoes a verdict: it stays on record as undone. One's own, or anybody's for an administrator.
 * Throws `not-found`, `forbidden` for that of somebody else, and `conflict` for one undone before.
 */
export async function undoVerdict(
  actor: Actor,
  verdictId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'verdicts:report');
  const id = parseId(verdictId, 'verdict');
  const verdict = await findVerdict(id, actor.zones);
  if (!verdict) throw new GatehouseError('not-found', 'There is no such verdict.');
  if (!mayUndoVerdict(actor, verdict))
    throw new GatehouseError('forbidden', `The verdict was given by ${verdict.reviewerName}.`, {
      remedy: 'Give a verdict of your own, or ask an administrator to undo it.',
    });
  await withTransaction(async (tx) => {
    const undone = await undoStoredVerdicts(tx, { id }, actor, now);
    if (undone.length === 0) throw new GatehouseError('conflict', 'The verdict was undone before.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'verdict.undone',
      targets: [
        { type: 'denial', id: verdict.eventId },
        { type: 'verdict', id },
      ],
      context: from,
      changes: { judgement: verdict.judgement, cause: verdict.cause, reviewer: verdict.reviewerName },
    });
    await announceVerdicts(tx, now);
  });
}
