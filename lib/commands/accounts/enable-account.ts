import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { getAccountForUpdate } from '@/lib/store/accounts/get-account-for-update';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/** Lets a disabled account sign in again. Throws `not-found`. Enabling an enabled one changes nothing. */
export async function enableAccount(
  actor: Actor,
  accountId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const id = parseId(accountId, 'account');
  await withTransaction(async (tx) => {
    const account = await getAccountForUpdate(tx, id);
    if (!account.disabledAt) return;
    await updateAccount(tx, id, { disabledAt: null });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'account.enabled',
      targets: [{ type: 'account', id, name: account.email }],
      context: from,
    });
  });
}
