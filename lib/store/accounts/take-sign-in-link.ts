import type { Transaction } from '../transaction';

/** Marks a valid link as used. False when it was used or has ended meanwhile: it works only once. */
export async function takeSignInLink(tx: Transaction, secretHash: string, now: Date): Promise<boolean> {
  const { count } = await tx.signInLink.updateMany({
    where: { secretHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
