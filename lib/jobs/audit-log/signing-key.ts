import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { isKeyName, toVerifierKey, type VerifierKey } from '@/lib/audit-log/verifier-key';
import { ConfigError } from '@/lib/config/config';
import { parseJson } from '@/lib/domain/parse-json';
import { writeDurably } from '@/lib/store/audit-log/write-durably';

const seedSchema = z.string().refine((text) => Buffer.from(text, 'base64').length === 32);
const fileSchema = z.object({
  origin: z.string().refine(isKeyName),
  seed: seedSchema,
  /** While one key takes over from the other. */
  next: seedSchema.optional(),
});
type KeyFile = z.infer<typeof fileSchema>;

export type KeyPair = { seed: Buffer; verifier: VerifierKey };

/** The key that signs checkpoints, and the one that is to follow it. `origin` names the log for its whole life. */
export type SigningKey = KeyPair & { origin: string; next: KeyPair | null };

/**
 * The signing key of a file, made at the first call and readable by its owner only. It lies outside of the database:
 * who can write there can still not sign. Throws `ConfigError` for a file that holds no key.
 */
export function readOrMakeSigningKey(file: string, origin: string): SigningKey {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, write({ origin, seed: newSeed() }), { mode: 0o600, flag: 'wx', flush: true });
  }
  return toSigningKey(readKeyFile(file));
}

/** Makes the key that is to follow, beside the current one; one that is there already stays. */
export function makeNextKey(file: string): SigningKey & { next: KeyPair } {
  const found = readKeyFile(file);
  const next = found.next ?? newSeed();
  if (!found.next) writeDurably(file, write({ ...found, next }));
  return { ...toSigningKey(found), next: toPair(found.origin, next) };
}

/** The key that is to follow becomes the current one, and the one before is gone for good. */
export function useNextKey(file: string): SigningKey {
  const { origin, seed, next } = readKeyFile(file);
  const used: KeyFile = { origin, seed: next ?? seed };
  if (next) writeDurably(file, write(used));
  return toSigningKey(used);
}

const newSeed = (): string => randomBytes(32).toString('base64');
const write = (content: KeyFile): string => `${JSON.stringify(content, null, 2)}\n`;

function toPair(origin: string, text: string): KeyPair {
  const seed = Buffer.from(text, 'base64');
  return { seed, verifier: toVerifierKey(origin, publicKeyOf(seed)) };
}

const toSigningKey = ({ origin, seed, next }: KeyFile): SigningKey => ({
  origin,
  ...toPair(origin, seed),
  next: next === undefined ? null : toPair(origin, next),
});

function readKeyFile(file: string): KeyFile {
  const parsed = fileSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new ConfigError(`${file} holds no signing key. Restore it from a backup, or name another file.`);
}
