import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { releaseStoredHold } from '@/lib/store/audit-log/holds';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

export const releaseLegalHoldSchema = z.object({
  reason: z.string().trim().min(3, 'a reason is needed').max(500),
});

/** Ends a legal hold: what it covered is erased as rules and requests say. Throws `not-found` where none stands. */
export async function releaseLegalHold(
  actor: Actor,
  holdId: string,
  input: z.input<typeof releaseLegalHoldSchema>,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:keep');
  requireEveryZone(actor);
  const id = parseId(holdId, 'legal hold');
  const { reason } = releaseLegalHoldSchema.parse(input);
  await withTransaction(async (tx) => {
    if (!(await releaseStoredHold(tx, id, { by: actor.name, reason }, now)))
      throw new GatehouseError('not-found', 'No such legal hold stands.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'log.hold.release',
      targets: [{ type: 'legal-hold', id }],
      context: from,
      changes: { reason },
      data: { hold: id },
    });
  });
}
