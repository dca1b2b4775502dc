import { bytesToHex } from '@noble/hashes/utils.js';
import { readBase64 } from './bytes';
import { HASH_BYTES } from './hash';
import type { TreeHead } from './proves-growth';
import { isKeyName, type VerifierKey } from './read-verifier-key';
import { verifySignature } from './verify-signature';

/** What a log says of itself at a time: so many entries, and this root over them. */
export type Checkpoint = TreeHead & { origin: string };

export type OpenedNote =
  | { verdict: 'ok'; text: string; signers: VerifierKey[] }
  | { verdict: 'malformed' | 'invalid_signature' | 'no_trusted_signature' };

const MAX_SIZE = (1n << 64n) - 1n;

/**
 * Opens a signed note with the keys that are believed. Signatures of others are passed over; one by a believed key that
 * does not hold spoils the whole note. Source: C2SP signed-note.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const blank = note.lastIndexOf('\n\n');
  // Of control characters a note has newlines only.
  if (blank < 0 || !note.endsWith('\n') || /[^\P{Cc}\n]/u.test(note)) return { verdict: 'malformed' };
  const text = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  if (!signatures.every((each) => each !== null)) return { verdict: 'malformed' };
  const signers: VerifierKey[] = [];
  for (const { name, id, bytes } of signatures) {
    const key = keys.find((each) => each.name === name && each.id === id);
    if (!key || signers.includes(key)) continue;
    if (!verifySignature(key.publicKey, new TextEncoder().encode(text), bytes))
      return { verdict: 'invalid_signature' };
    signers.push(key);
  }
  return signers.length > 0 ? { verdict: 'ok', text, signers } : { verdict: 'no_trusted_signature' };
}

function readSignature(line: string): { name: string; id: string; bytes: Uint8Array } | null {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = readBase64(encoded);
  if (dash !== '—' || !isKeyName(name) || more.length > 0 || !bytes || bytes.length < 5) return null;
  return { name, id: bytesToHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
}

/** Reads the text of a checkpoint; null where it is none. Source: C2SP tlog-checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  const [origin, digits, encoded, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || digits === undefined || encoded === undefined || extensions.includes('')) return null;
  const root = readBase64(encoded);
  if (!/^(0|[1-9]\d*)$/.test(digits) || root?.length !== HASH_BYTES) return null;
  const size = BigInt(digits);
  return size > MAX_SIZE ? null : { origin, size, root };
}

/** What a note says as a checkpoint, whoever signed it; null where it says nothing of the kind. */
export function readClaim(note: string): Checkpoint | null {
  const blank = note.lastIndexOf('\n\n');
  return blank < 0 ? null : readCheckpoint(note.slice(0, blank + 1));
}
