import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { keepAnAdministrator } from '@/lib/auth/keep-an-administrator';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { roleSchema, type Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { getAccountForUpdate } from '@/lib/store/accounts/get-account-for-update';
import { updateAccount } from '@/lib/store/accounts/update-account';
import { withTransaction } from '@/lib/store/transaction';

export const changeRoleSchema = z.object({ id: z.uuid(), role: roleSchema });

/**
 * Gives an account another role; its sessions end, so that none keeps the old one. Throws
 * `not-found`, and `conflict` for the last administrator who can sign in.
 */
export async function changeRole(
  actor: Actor,
  input: z.input<typeof changeRoleSchema>,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'accounts:write');
  requireEveryZone(actor);
  const { id, role } = changeRoleSchema.parse(input);
  await withTransaction(async (tx) => {
    if (role !== 'administrator') await keepAnAdministrator(tx, id);
    const account = await getAccountForUpdate(tx, id);
    if (account.role === role) return;
    await updateAccount(tx, id, { role, sessionsFrom: now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'account.role-changed',
      targets: [{ type: 'account', id, name: account.email }],
      context: from,
      changes: { role: { from: account.role, to: role } },
    });
  });
}
