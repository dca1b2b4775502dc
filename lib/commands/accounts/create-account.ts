import { z } from 'zod';
import { createSignInLink, type SignInLink } from '@/lib/auth/create-sign-in-link';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { displayNameSchema } from '@/lib/auth/display-name';
import { emailSchema } from '@/lib/auth/password';
import { requirePermission } from '@/lib/auth/require-permission';
import { roleSchema, type Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertAccount } from '@/lib/store/accounts/insert-account';
import { withTransaction } from '@/lib/store/transaction';

export const createAccountSchema = z.object({
  email: emailSchema,
  name: displayNameSchema.nullish(),
  role: roleSchema,
});

/**
 * Makes an account and a one-time link with which its person sets a password. Throws `conflict` when
 * the e-mail address is taken.
 */
export async function createAccount(
  actor: Actor,
  input: z.input<typeof createAccountSchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string; email: string; link: SignInLink }> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const { email, name, role } = createAccountSchema.parse(input);
  return withTransaction(async (tx) => {
    const account = await insertAccount(tx, {
      id: newId(),
      email,
      name: name || null,
      role,
      passwordHash: null,
      oidcSubject: null,
      createdAt: now,
      sessionsFrom: now,
    });
    const link = await createSignInLink(tx, account.id, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'account.created',
      targets: [{ type: 'account', id: account.id, name: email }],
      context: from,
      changes: { role },
    });
    return { id: account.id, email, link };
  });
}
