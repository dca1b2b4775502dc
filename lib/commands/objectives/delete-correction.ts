import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredCorrection } from '@/lib/store/corrections/delete-stored-correction';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { parseId } from '../parse-id';

/** Removes a correction: what it hid counts again. Throws `not-found`. */
export async function deleteCorrection(
  actor: Actor,
  correctionId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'slos:write');
  requireEveryZone(actor);
  const id = parseId(correctionId, 'correction');
  await withTransaction(async (tx) => {
    const correction = await deleteStoredCorrection(tx, id);
    if (!correction) throw new GatehouseError('not-found', 'There is no such correction.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'correction.deleted',
      targets: [{ type: 'correction', id, name: correction.reason }],
      context: from,
      changes: compareFields(correction, null),
    });
  });
}
