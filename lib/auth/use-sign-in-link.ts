import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { getAccountForUpdate } from '@/lib/store/accounts/get-account-for-update';
import { insertAccount } from '@/lib/store/accounts/insert-account';
import { takeSignInLink } from '@/lib/store/accounts/take-sign-in-link';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { displayNameSchema } from './display-name';
import { hashPassword } from './hash-password';
import { accountActor } from './account-actor';
import { limitHashing } from './limit-hashing';
import type { Occasion } from './occasion';
import { emailSchema, passwordSchema } from './password';
import { readSignInLink, type SignInLinkState } from './read-sign-in-link';

export const useSignInLinkSchema = z.object({
  secret: z.string().min(1).max(200),
  password: passwordSchema,
  /** Only for the link of the first administrator, whose account does not exist yet. */
  email: emailSchema.optional(),
  name: displayNameSchema.optional(),
});
export type UseSignInLinkInput = z.input<typeof useSignInLinkSchema>;

const REFUSALS: Record<Exclude<SignInLinkState['state'], 'open'>, [message: string, remedy: string]> = {
  unknown: ['This link does not exist.', 'Copy the whole link, or ask for a new one.'],
  used: ['This link was used before.', 'Sign in with your password, or ask an administrator for a new link.'],
  expired: [
    'This link has expired.',
    'Ask an administrator for a new link, or restart Gatehouse for a first one.',
  ],
  disabled: ['This account is disabled.', 'Ask an administrator to enable it.'],
  superfluous: ['Gatehouse already has an administrator.', 'Ask the administrator for an account.'],
};

/** Why a link cannot be used, and what to do. */
export const linkRefusal = (state: keyof typeof REFUSALS): { message: string; remedy: string } => ({
  message: REFUSALS[state][0],
  remedy: REFUSALS[state][1],
});

/**
 * Sets the password of the person whom a one-time link is for; makes the first administrator's
 * account. The link works once, and sessions from before end. Throws `forbidden` for a link that is
 * used, expired or unknown.
 */
export async function useSignInLink(input: UseSignInLinkInput, occasion: Occasion): Promise<AccountRecord> {
  const { secret, password, email, name } = useSignInLinkSchema.parse(input);
  const link = await readSignInLink(secret, occasion.now);
  if (link.state !== 'open') throw refuse(link.state);
  const address = link.email ?? email;
  if (!address) throw new GatehouseError('invalid-input', 'An e-mail address is needed.', { path: 'email' });
  if (password.trim().toLowerCase() === address)
    throw new GatehouseError('invalid-input', 'The password must not be the e-mail address.', {
      path: 'password',
    });
  const passwordHash = await limitHashing(() => hashPassword(password));
  return withTransaction(async (tx) => {
    if (!(await takeSignInLink(tx, link.link.secretHash, occasion.now))) throw refuse('used');
    const account = link.link.accountId
      ? await setPassword(tx, link.link.accountId, passwordHash, occasion)
      : await createFirstAdministrator(tx, { email: address, name: name || null, passwordHash }, occasion);
    await appendAuditEntry(tx, {
      id: occasion.newId(),
      occurredAt: occasion.now,
      actor: accountActor(account),
      action: link.link.accountId ? 'account.password-set' : 'account.created',
      targets: [{ type: 'account', id: account.id, name: account.email }],
      context: occasion.from,
      changes: { through: 'one-time link', role: account.role },
    });
    return account;
  });
}

function refuse(state: keyof typeof REFUSALS): GatehouseError {
  const { message, remedy } = linkRefusal(state);
  return new GatehouseError('forbidden', message, { remedy });
}

async function setPassword(tx: Transaction, id: string, passwordHash: string, { now }: Occasion) {
  const account = await getAccountForUpdate(tx, id);
  if (account.disabledAt) throw refuse('disabled');
  return updateAccount(tx, id, { passwordHash, sessionsFrom: now });
}

const createFirstAdministrator = (
  tx: Transaction,
  person: Pick<AccountRecord, 'email' | 'name' | 'passwordHash'>,
  { now, newId }: Occasion,
) =>
  insertAccount(tx, {
    id: newId(),
    ...person,
    role: 'administrator',
    oidcSubject: null,
    createdAt: now,
    sessionsFrom: now,
  });
