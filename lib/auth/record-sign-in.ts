import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction } from '@/lib/store/transaction';
import { accountActor } from './account-actor';
import type { Occasion } from './occasion';

/** Notes that a person signed in, on the account and in the audit record. */
export function recordSignIn(
  account: AccountRecord,
  method: 'password' | 'oidc',
  { now, newId, from }: Occasion,
): Promise<AccountRecord> {
  return withTransaction(async (tx) => {
    const updated = await updateAccount(tx, account.id, { lastSignInAt: now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor: accountActor(account),
      action: 'account.signed-in',
      targets: [{ type: 'account', id: account.id, name: account.email }],
      context: from,
      changes: { method },
    });
    return updated;
  });
}
