import type { PolicyException } from '@/lib/domain/policy-exception';
import type { Transaction } from '../transaction';

/** Adds an exception. */
export async function insertException(
  tx: Transaction,
  { from, expiresAt, createdAt, endedAt, ...exception }: PolicyException,
): Promise<void> {
  await tx.policyException.create({
    data: {
      ...exception,
      startsAt: new Date(from),
      expiresAt: new Date(expiresAt),
      createdAt: new Date(createdAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
    },
  });
}
