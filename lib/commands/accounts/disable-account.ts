import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { keepAnAdministrator } from '@/lib/auth/keep-an-administrator';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { getAccountForUpdate } from '@/lib/store/accounts/get-account-for-update';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Keeps an account from signing in and ends its sessions. Throws `not-found`, and `conflict` for
 * the last administrator who can sign in. Disabling a disabled account changes nothing.
 */
export async function disableAccount(
  actor: Actor,
  accountId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const id = parseId(accountId, 'account');
  await withTransaction(async (tx) => {
    await keepAnAdministrator(tx, id);
    const account = await getAccountForUpdate(tx, id);
    if (account.disabledAt) return;
    await updateAccount(tx, id, { disabledAt: now, sessionsFrom: now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'account.disabled',
      targets: [{ type: 'account', id, name: account.email }],
      context: from,
    });
  });
}
