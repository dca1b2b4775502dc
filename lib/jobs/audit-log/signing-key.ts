import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { isKeyName, toVerifierKey, type VerifierKey } from '@/lib/audit-log/verifier-key';
import { ConfigError } from '@/lib/config/config';

const fileSchema = z.object({
  origin: z.string().refine(isKeyName),
  seed: z.string().refine((text) => Buffer.from(text, 'base64').length === 32),
});

/** The key that signs checkpoints: `origin` names the log for its whole life. */
export type SigningKey = { origin: string; seed: Buffer; verifier: VerifierKey };

/**
 * The signing key of a file, made at the first call and readable by its owner only. It lies outside of the database:
 * who can write there can still not sign. Throws `ConfigError` for a file that holds no key.
 */
export function readOrMakeSigningKey(file: string, origin: string): SigningKey {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const made = { origin, seed: randomBytes(32).toString('base64') };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const parsed = fileSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new ConfigError(`${file} holds no signing key. Restore it from a backup, or name another file.`);
  const seed = Buffer.from(parsed.data.seed, 'base64');
  return {
    origin: parsed.data.origin,
    seed,
    verifier: toVerifierKey(parsed.data.origin, publicKeyOf(seed)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
