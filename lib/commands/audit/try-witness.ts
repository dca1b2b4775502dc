import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { withTransaction } from '@/lib/store/transaction';
import { sendToWitness } from '@/lib/witness/send-to-witness';
import { getWitnessLimits } from '@/lib/witness/witness-limits';
import { getWitness } from './get-witness';

/**
 * Hands the newest checkpoint to a witness now, also to one that is paused or has it already; the problem in a sentence
 * where that failed. Needs audit:keep. Throws `conflict` before the first checkpoint and while an attempt is under way.
 */
export async function tryWitness(
  actor: Actor,
  witnessId: string,
  { now, newId, from }: Occasion,
): Promise<{ size: string; problem: string | null }> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const witness = await getWitness(witnessId);
  const latest = await readLatestCheckpoint();
  if (!latest) throw new GatehouseError('conflict', 'The audit log has no checkpoint yet.');
  await withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-witness.tried',
      targets: [{ type: 'audit-witness', id: witness.id, name: witness.name }],
      context: from,
    }),
  );
  const attempt = await sendToWitness(witness, latest, {
    limits: getWitnessLimits(),
    clock: () => new Date(),
    isDue: false,
  });
  if (!attempt)
    throw new GatehouseError('conflict', 'A checkpoint is being handed to this witness just now.', {
      remedy: 'Wait for it to end, and try again.',
    });
  return { size: latest.size.toString(), problem: attempt.problem };
}
