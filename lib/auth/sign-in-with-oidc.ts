import { z } from 'zod';
import type { OidcConfig } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';
import type { Role } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { findAccount } from '@/lib/store/accounts/find-account';
import { insertAccount } from '@/lib/store/accounts/insert-account';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { isLastAdministrator } from './keep-an-administrator';
import { mapGroupsToRole, readGroups } from './map-groups-to-role';
import type { Occasion } from './occasion';
import { recordSignIn } from './record-sign-in';
import { SYSTEM_ACTOR } from './system-actor';

/** Why a person whom the identity provider knows does not come in; the sign-in page has the words. */
export const OIDC_REFUSALS = ['NoRole', 'NoEmail', 'EmailNotVerified', 'AccountDisabled'] as const;
export type OidcRefusal = (typeof OIDC_REFUSALS)[number];

const claimsSchema = z.looseObject({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Names a person at an identity provider for good: e-mail addresses change hands, subjects do not. */
export const oidcSubject = (issuer: string, sub: string): string => `${issuer}|${sub}`;

/**
 * The account of a person whom the identity provider vouches for; made at the first sign-in. The
 * role follows the groups at every sign-in. Throws `forbidden` whose message is an `OidcRefusal`.
 */
export async function signInWithOidc(
  rawClaims: unknown,
  oidc: OidcConfig,
  occasion: Occasion,
): Promise<AccountRecord> {
  const claims = claimsSchema.parse(rawClaims);
  const role = mapGroupsToRole(readGroups(claims[oidc.groupsClaim]), oidc.roleMap, oidc.defaultRole);
  if (!role) throw refusal('NoRole');
  const account = await withTransaction(async (tx) => {
    const known = await findOrLink(tx, claims, oidc.issuer, occasion);
    if (!known) return createAccount(tx, claims, oidc.issuer, role, occasion);
    if (known.disabledAt) throw refusal('AccountDisabled');
    return known.role === role ? known : followGroups(tx, known, role, occasion);
  });
  return recordSignIn(account, 'oidc', occasion);
}

const refusal = (reason: OidcRefusal) => new GatehouseError('forbidden', reason);

/** The account of this subject; else the one with the same address, if the provider verified that. */
async function findOrLink(
  tx: Transaction,
  claims: Claims,
  issuer: string,
  occasion: Occasion,
): Promise<AccountRecord | null> {
  const subject = oidcSubject(issuer, claims.sub);
  const bySubject = await findAccount({ oidcSubject: subject }, tx);
  if (bySubject) return bySubject;
  const byEmail = claims.email ? await findAccount({ email: claims.email.toLowerCase() }, tx) : null;
  if (!byEmail) return null;
  // Whoever may choose an unverified address at the provider must not become its owner here.
  if (claims.email_verified !== true || byEmail.oidcSubject) throw refusal('EmailNotVerified');
  await audit(tx, byEmail, 'account.linked', { oidcSubject: subject }, occasion);
  return updateAccount(tx, byEmail.id, { oidcSubject: subject });
}

async function createAccount(
  tx: Transaction,
  claims: Claims,
  issuer: string,
  role: Role,
  occasion: Occasion,
): Promise<AccountRecord> {
  if (!claims.email) throw refusal('NoEmail');
  if (claims.email_verified === false) throw refusal('EmailNotVerified');
  const account = await insertAccount(tx, {
    id: occasion.newId(),
    email: claims.email.toLowerCase(),
    name: claims.name?.slice(0, 200) ?? null,
    role,
    passwordHash: null,
    oidcSubject: oidcSubject(issuer, claims.sub),
    createdAt: occasion.now,
    sessionsFrom: occasion.now,
  });
  await audit(tx, account, 'account.created', { role }, occasion);
  return account;
}

async function followGroups(
  tx: Transaction,
  account: AccountRecord,
  role: Role,
  occasion: Occasion,
): Promise<AccountRecord> {
  // Groups must not leave Gatehouse without anybody who can administer it.
  if (await isLastAdministrator(tx, account.id)) return account;
  await audit(tx, account, 'account.role-changed', { role: { from: account.role, to: role } }, occasion);
  return updateAccount(tx, account.id, { role, sessionsFrom: occasion.now });
}

function audit(
  tx: Transaction,
  account: AccountRecord,
  action: string,
  changes: Record<string, string | { from: string; to: string }>,
  { now, newId, from }: Occasion,
): Promise<void> {
  return appendAuditEntry(tx, {
    id: newId(),
    occurredAt: now,
    actor: SYSTEM_ACTOR,
    action,
    targets: [{ type: 'account', id: account.id, name: account.email }],
    context: from,
    changes,
  });
}
