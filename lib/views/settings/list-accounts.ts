import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { AccountRow } from '@/lib/domain/read-models/settings';
import type { Actor } from '@/lib/domain/roles';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { listAccounts as listStoredAccounts } from '@/lib/store/accounts/list-accounts';

/** A page of the accounts of people, in order of e-mail address; for those who may change them. */
export async function listAccounts(actor: Actor, page: Page): Promise<List<AccountRow>> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const list = await listStoredAccounts(page);
  return { ...list, items: list.items.map(toRow) };
}

const toRow = (account: AccountRecord): AccountRow => ({
  id: account.id,
  email: account.email,
  name: account.name,
  role: account.role,
  signIn: account.oidcSubject ? 'oidc' : account.passwordHash ? 'password' : 'link-pending',
  disabled: account.disabledAt !== null,
  createdAt: account.createdAt.toISOString(),
  lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
});
