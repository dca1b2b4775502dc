import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** Whether anybody can administer: an administrator that is enabled and has a way to sign in. */
export async function hasAdministrator(client: Transaction = getPrisma()): Promise<boolean> {
  const found = await client.account.findFirst({
    where: {
      role: 'administrator',
      disabledAt: null,
      OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }],
    },
    select: { id: true },
  });
  return found !== null;
}
