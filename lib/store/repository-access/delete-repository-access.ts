import type { Transaction } from '../transaction';

/** Forgets where the policy texts of a source are read; false when nobody had said so. */
export const deleteRepositoryAccess = async (tx: Transaction, source: string): Promise<boolean> =>
  (await tx.repositoryAccess.deleteMany({ where: { source } })).count > 0;
