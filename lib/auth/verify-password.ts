import { timingSafeEqual } from 'node:crypto';
import { CURRENT_PARAMETERS, deriveKey, HASH_BYTES, type ScryptParameters } from './hash-password';

const STORED = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

/** Compared with when there is no hash, so that an unknown address takes as long as a wrong password. */
const NO_ACCOUNT = { salt: Buffer.alloc(16), key: Buffer.alloc(HASH_BYTES) };

/**
 * Whether `password` is the one behind `stored` (`scrypt$N$r$p$salt$hash`). Without a stored hash it
 * takes the same time and answers false. Throws when the stored text is no such hash.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  if (stored === null) {
    await deriveKey(password, NO_ACCOUNT.salt, CURRENT_PARAMETERS);
    return false;
  }
  const { parameters, salt, key } = parseStored(stored);
  return timingSafeEqual(await deriveKey(password, salt, parameters), key);
}

function parseStored(stored: string): { parameters: ScryptParameters; salt: Buffer; key: Buffer } {
  const [, N, r, p, salt, key] = STORED.exec(stored) ?? [];
  const bytes = Buffer.from(key ?? '', 'base64url');
  if (!salt || bytes.length !== HASH_BYTES) throw new Error('A stored password hash cannot be read.');
  return {
    parameters: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: bytes,
  };
}
