import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { Transaction } from '../transaction';
import { sealSecret } from '../webhook-secrets/seal-secret';
import { ownerOfToken } from './repository-access-record';

/** Says where the policy texts of a source are read, with its token encrypted. */
export async function upsertRepositoryAccess(
  tx: Transaction,
  {
    token,
    ...row
  }: {
    source: string;
    apiBase: string;
    token: string | null;
    repositories: string[];
    updatedAt: Date;
    updatedBy: string;
  },
): Promise<void> {
  const sealedToken = token && sealSecret(token, ownerOfToken(row), requireAuthSecret(getConfig()));
  const data = { ...row, sealedToken, lastProblem: null };
  await tx.repositoryAccess.upsert({ where: { source: row.source }, create: data, update: data });
}
