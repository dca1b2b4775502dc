import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { finishReprocessRun } from '@/lib/store/reprocess/end-reprocess-run';
import { withTransaction } from '@/lib/store/transaction';

/** Ends a walk over past events that Gatehouse itself brought to its end, with what it did. */
export async function endReprocessing(
  { id, mode }: { id: string; mode: 'count' | 'move' },
  end: { state: 'done' | 'failed'; error: string | null },
  now: Date,
): Promise<void> {
  const { newId, from } = ownOccasion(now);
  await withTransaction(async (tx) => {
    const did = await finishReprocessRun(tx, id, end, now);
    // Counting changes nothing.
    if (!did || mode === 'count') return;
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor: SYSTEM_ACTOR,
      action: 'reprocessing.ended',
      targets: [{ type: 'reprocessing', id }],
      outcome: end.state === 'done' ? 'success' : 'failure',
      context: from,
      changes: { state: end.state, error: end.error, scanned: did.scanned, moved: did.moved },
    });
  });
}
