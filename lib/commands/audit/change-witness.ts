import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { changeWitness as changeStored } from '@/lib/store/audit-log/witnesses';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/** What may be done with a witness, and how the entry calls it. */
const ACTIONS = {
  pause: 'audit-witness.paused',
  resume: 'audit-witness.resumed',
  remove: 'audit-witness.removed',
} as const;

/**
 * Pauses, resumes or removes a witness. What it keeps stays where it is, and so does the record of what it was given.
 * Needs audit:keep. Throws `not-found`.
 */
export async function changeWitness(
  actor: Actor,
  witnessId: string,
  change: keyof typeof ACTIONS,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const id = parseId(witnessId, 'witness');
  await withTransaction(async (tx) => {
    const changed = await changeStored(
      tx,
      id,
      change === 'remove' ? { removedAt: now } : { pausedAt: change === 'pause' ? now : null },
    );
    if (!changed) throw new GatehouseError('not-found', 'There is no such witness.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: ACTIONS[change],
      targets: [{ type: 'audit-witness', id, name: changed.name }],
      context: from,
    });
  });
}
