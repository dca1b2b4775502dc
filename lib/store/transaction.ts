import { getPrisma } from './database';
import type { Prisma } from './generated/client';

export type Transaction = Prisma.TransactionClient;

/** Runs `work` in one transaction: all of its writes happen, or none. */
export function withTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return getPrisma().$transaction(work, { timeout: 30_000, maxWait: 10_000 });
}
