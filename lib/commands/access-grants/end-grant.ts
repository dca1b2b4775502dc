import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { endStoredGrant, lockGrant } from '@/lib/store/access-grants/write-grant';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Notes that somebody has made sure that a right is gone, now. Throws `not-found`, or `conflict` where its end was
 * confirmed already.
 */
export async function endGrant(actor: Actor, grantId: string, { now, newId, from }: Occasion): Promise<void> {
  requirePermission(actor, 'elevations:write');
  const id = parseId(grantId, 'grant');
  await withTransaction(async (tx) => {
    const grant = await lockGrant(tx, id);
    if (!grant) throw new GatehouseError('not-found', 'There is no such grant.');
    if (grant.zone === null) requireEveryZone(actor);
    else confineToZones(actor, grant.zone);
    if (grant.revokedAt)
      throw new GatehouseError('conflict', `${grant.revokedBy ?? 'Somebody'} has ended it already.`, {
        remedy: 'Reload the page.',
      });
    await endStoredGrant(tx, id, { at: now, by: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'access-grant.ended',
      targets: [{ type: 'access-grant', id, name: grant.role }],
      context: from,
      changes: { revokedAt: { from: null, to: now.toISOString() } },
    });
  });
}
