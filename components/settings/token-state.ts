import type { TokenRow } from '@/lib/domain/read-models/settings';

/** Whether a token may still be used at `now`, in a word. */
export function tokenState(
  { revokedAt, expiresAt }: Pick<TokenRow, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'Valid' | 'Expired' | 'Revoked' {
  if (revokedAt !== null) return 'Revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime() ? 'Expired' : 'Valid';
}
