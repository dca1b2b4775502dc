import type { PolicyException } from '@/lib/domain/policy-exception';
import type { Transaction } from '../transaction';
import { toException } from './exception-row';

/** The exception of a policy by its id, locked until the transaction ends; null without one. */
export async function lockException(
  tx: Transaction,
  policy: string,
  id: string,
): Promise<PolicyException | null> {
  await tx.$queryRaw`SELECT 1 FROM policy_exception WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.policyException.findUnique({ where: { id, policy } });
  return row && toException(row);
}

/** Notes who ended an exception and when. */
export async function endStoredException(
  tx: Transaction,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await tx.policyException.update({ where: { id }, data: { endedAt: at, endedBy: by } });
}
