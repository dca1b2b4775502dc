import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeDurably } from './write-durably';

const stateSchema = z.object({ size: z.string().regex(/^\d+$/), root: z.string() });

/** What was signed last, as the signer remembers it outside of the database. */
export type SignedState = { size: bigint; root: Buffer };

/** What the signer remembers, or null before its first signature. Throws where the file is broken: then nothing is signed. */
export function readSignedState(file: string): SignedState | null {
  if (!existsSync(file)) return null;
  const { size, root } = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { size: BigInt(size), root: Buffer.from(root, 'base64') };
}

/** Remembers what is about to be signed: before the signature, so that no crash makes the signer forget one. */
export function writeSignedState(file: string, { size, root }: SignedState): void {
  writeDurably(
    file,
    `${JSON.stringify({ size: size.toString(), root: root.toString('base64') }, null, 2)}\n`,
  );
}
