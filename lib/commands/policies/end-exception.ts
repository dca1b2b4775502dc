import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { endStoredException, lockException } from '@/lib/store/policy-exceptions/end-stored-exception';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { parseId } from '../parse-id';

/** Ends an exception now. Throws `not-found`, or `conflict` where it has ended already. */
export async function endException(
  actor: Actor,
  policy: string,
  exceptionId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'policies:write');
  const id = parseId(exceptionId, 'exception');
  await withTransaction(async (tx) => {
    const exception = await lockException(tx, policy, id);
    if (!exception) throw new GatehouseError('not-found', 'There is no such exception.');
    if (exception.zone === null) requireEveryZone(actor);
    else confineToZones(actor, exception.zone);
    if (exception.endedAt !== null)
      throw new GatehouseError('conflict', `${exception.endedBy ?? 'Somebody'} has ended it already.`, {
        remedy: 'Reload the page.',
      });
    const ended = { endedAt: now.toISOString(), endedBy: actor.name };
    await endStoredException(tx, id, { at: now, by: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'policy-exception.ended',
      targets: [
        { type: 'policy-exception', id, name: exception.reason.slice(0, 200) },
        { type: 'policy', id: policy },
      ],
      context: from,
      changes: compareFields(exception, { ...exception, ...ended }),
    });
  });
}
