import type { Transaction } from '../transaction';

export type SignInLinkRecord = {
  secretHash: string;
  /** Null for the link of the first administrator. */
  accountId: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
};

/** Adds a one-time link and ends the unused ones that the same person had before. */
export async function insertSignInLink(
  tx: Transaction,
  link: Omit<SignInLinkRecord, 'usedAt'>,
): Promise<void> {
  await tx.signInLink.updateMany({
    where: { accountId: link.accountId, usedAt: null, expiresAt: { gt: link.createdAt } },
    data: { expiresAt: link.createdAt },
  });
  await tx.signInLink.create({ data: link });
}
