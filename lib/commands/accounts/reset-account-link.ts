import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { createSignInLink, type SignInLink } from '@/lib/auth/create-sign-in-link';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { getAccountForUpdate } from '@/lib/store/accounts/get-account-for-update';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * A fresh one-time link with which a person sets a new password; the old one holds until then.
 * Throws `not-found`, and `conflict` for a disabled account.
 */
export async function resetAccountLink(
  actor: Actor,
  accountId: string,
  { now, newId, from }: Occasion,
): Promise<{ id: string; email: string; link: SignInLink }> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const id = parseId(accountId, 'account');
  return withTransaction(async (tx) => {
    const account = await getAccountForUpdate(tx, id);
    if (account.disabledAt)
      throw new GatehouseError('conflict', 'This account is disabled.', { remedy: 'Enable it first.' });
    const link = await createSignInLink(tx, id, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'account.link-created',
      targets: [{ type: 'account', id, name: account.email }],
      context: from,
    });
    return { id, email: account.email, link };
  });
}
