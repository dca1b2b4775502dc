import { hkdfSync } from 'node:crypto';
import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';

let held: { secret: string; key: Uint8Array } | null = null;

/** The key of the pseudonyms in the log, derived from GATEHOUSE_SECRET. */
export function getPseudonymKey(): Uint8Array {
  const secret = requireAuthSecret(getConfig());
  if (held?.secret !== secret)
    held = { secret, key: new Uint8Array(hkdfSync('sha256', secret, 'gatehouse', 'audit pseudonyms', 32)) };
  return held.key;
}
