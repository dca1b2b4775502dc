import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { grantReviewInputSchema, type GrantReviewInput } from '@/lib/domain/access-grant';
import { isSame } from '@/lib/domain/access/state-of-grant';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { lockGrant, reviewStoredGrant } from '@/lib/store/access-grants/write-grant';
import { listNamesOf } from '@/lib/store/accounts/list-names-of';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Reviews a break-glass or an elevation after its end. Throws `not-found`, `forbidden` for one's own, `conflict` before
 * its end or after another review.
 */
export async function reviewGrant(
  actor: Actor,
  grantId: string,
  input: GrantReviewInput,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'elevations:review');
  const id = parseId(grantId, 'grant');
  const { conclusion, text } = grantReviewInputSchema.parse(input);
  const names = await listNamesOf(actor);
  await withTransaction(async (tx) => {
    const grant = await lockGrant(tx, id);
    if (!grant || grant.kind === 'standing')
      throw new GatehouseError('not-found', 'There is no such break-glass or elevation.');
    if (grant.zone === null) requireEveryZone(actor);
    else confineToZones(actor, grant.zone);
    if (names.some((name) => isSame(name, { id: grant.holderId, name: grant.holderName })))
      throw new GatehouseError('forbidden', 'Nobody reviews a right of their own.', {
        remedy: 'Ask somebody else to review it.',
      });
    if (grant.reviewAt)
      throw new GatehouseError('conflict', `${grant.reviewBy ?? 'Somebody'} has reviewed it already.`, {
        remedy: 'Reload the page.',
      });
    const end = grant.revokedAt ?? grant.expiresAt;
    if (!end || end > now)
      throw new GatehouseError('conflict', 'It has not ended: nobody knows yet what will be done under it.', {
        remedy: 'End it first.',
      });
    await reviewStoredGrant(tx, id, { at: now, by: actor.name, conclusion, text });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'access-grant.reviewed',
      targets: [{ type: 'access-grant', id, name: grant.role }],
      context: from,
      changes: { conclusion, text },
    });
  });
}
