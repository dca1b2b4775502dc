import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toRepositoryAccessRecord, type RepositoryAccessRecord } from './repository-access-record';

/** Where the policy texts of a source are read, or null when nobody said so. */
export async function findRepositoryAccess(
  source: string,
  tx: Transaction = getPrisma(),
): Promise<RepositoryAccessRecord | null> {
  const row = await tx.repositoryAccess.findUnique({ where: { source } });
  return row && toRepositoryAccessRecord(row);
}
