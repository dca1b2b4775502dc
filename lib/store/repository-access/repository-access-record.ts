import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { RepositoryAccess } from '../generated/client';
import { openSecret } from '../webhook-secrets/seal-secret';

/** Where a source's policy texts are read, with its token opened. */
export type RepositoryAccessRecord = {
  source: string;
  apiBase: string;
  token: string | null;
  /** False when the token was sealed under another GATEHOUSE_SECRET than the present one. */
  isReadable: boolean;
  repositories: string[];
  updatedAt: Date;
  updatedBy: string;
  lastReadAt: Date | null;
  lastProblem: string | null;
};

/** What a token is sealed for: one that was given for an address is never sent to another. */
export const ownerOfToken = ({ source, apiBase }: { source: string; apiBase: string }): string =>
  `repository/${source}/${apiBase}`;

/** A stored row with its token opened. */
export function toRepositoryAccessRecord({ sealedToken, ...row }: RepositoryAccess): RepositoryAccessRecord {
  const token = sealedToken && openSecret(sealedToken, ownerOfToken(row), requireAuthSecret(getConfig()));
  return { ...row, token, isReadable: sealedToken === null || token !== null };
}
