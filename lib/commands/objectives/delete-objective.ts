import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredObjective } from '@/lib/store/objectives/delete-stored-objective';
import { findObjective } from '@/lib/store/objectives/find-objective';
import { lockObjectives } from '@/lib/store/objectives/lock-objectives';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { confineObjective } from './confine-objective';
import { requireEditable } from './require-editable';

/** Removes an objective; what was counted stays. Throws `not-found`, and `conflict` for one of a file. */
export async function deleteObjective(
  actor: Actor,
  id: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'slos:write');
  await withTransaction(async (tx) => {
    await lockObjectives(tx);
    const objective = await findObjective(id, tx);
    if (!objective) throw new GatehouseError('not-found', `There is no objective ${id}.`);
    confineObjective(actor, objective);
    requireEditable(objective);
    await deleteStoredObjective(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'objective.deleted',
      targets: [{ type: 'objective', id, name: objective.name }],
      context: from,
      changes: compareFields(objective, null),
    });
  });
}
