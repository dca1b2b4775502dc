import { forgetToken } from '@/lib/auth/authenticate-token';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { revokeStoredToken } from '@/lib/store/tokens/revoke-stored-token';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Makes a token useless for good, here at once and in other processes within seconds. Throws
 * `not-found`, and `conflict` for one that was revoked before.
 */
export async function revokeToken(
  actor: Actor,
  tokenId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  const id = parseId(tokenId, 'token');
  const token = await withTransaction(async (tx) => {
    const revoked = await revokeStoredToken(tx, id, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'token.revoked',
      targets: [{ type: 'token', id, name: revoked.name }],
      context: from,
    });
    return revoked;
  });
  forgetToken(token.secretHash);
}
