import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { rotateKeySchema } from '@/lib/domain/read-models/audit-keys';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertRotation } from '@/lib/store/audit-log/key-rotations';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Asks for a new key to sign the audit log with. The instance that has the current one makes it, outside of the
 * database, within seconds. Needs audit:keep. Throws `conflict` while one is asked for and not there yet.
 */
export async function rotateKey(
  actor: Actor,
  input: z.input<typeof rotateKeySchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const { isCompromised } = rotateKeySchema.parse(input);
  const id = newId();
  await withTransaction(async (tx) => {
    if (!(await insertRotation(tx, { id, now, isCompromised })))
      throw new GatehouseError('conflict', 'A new key is asked for already, and does not sign yet.', {
        remedy: 'Start the Gatehouse whose data folder holds the current key: it makes the new one.',
      });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-key.rotation-asked',
      targets: [{ type: 'audit-key-rotation', id }],
      context: from,
      data: { compromised: isCompromised },
    });
  });
  return { id };
}
