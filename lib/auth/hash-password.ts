import { randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

export type ScryptParameters = { N: number; r: number; p: number };

/** OWASP's equivalent of N = 2^17, p = 1, at 32 MiB for each hash instead of 128. */
export const CURRENT_PARAMETERS: ScryptParameters = { N: 2 ** 15, r: 8, p: 3 };

export const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** The scrypt key of a password, 32 bytes. The same text in another Unicode form is the same password. */
export function deriveKey(password: string, salt: Buffer, { N, r, p }: ScryptParameters): Promise<Buffer> {
  // Node's own limit (32 MiB) is a hair below what N = 2^15, r = 8 takes.
  const maxmem = 256 * N * r;
  return derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem });
}

/** A new password as stored: `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(
  password: string,
  salt: Buffer = randomBytes(SALT_BYTES),
): Promise<string> {
  const { N, r, p } = CURRENT_PARAMETERS;
  const key = await deriveKey(password, salt, CURRENT_PARAMETERS);
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}
