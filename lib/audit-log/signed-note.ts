import { publicKeyOf, signEd25519, verifyEd25519 } from './ed25519';
import { readBase64 } from './read-base64';
import { isKeyName, toVerifierKey, type VerifierKey } from './verifier-key';

/** Whoever signs notes: a name and a seed. */
export type Signer = { name: string; seed: Uint8Array };

export type OpenedNote =
  | { verdict: 'ok'; text: string; verified: VerifierKey[] }
  | { verdict: 'malformed' | 'invalid_signature' | 'no_trusted_signature' };

type Signature = { name: string; id: string; bytes: Buffer };

/** A text (lines that end with a newline) with the signatures of `signers`. Source: C2SP signed-note. */
export function signNote(text: string, signers: readonly Signer[]): string {
  const lines = signers.map(({ name, seed }) => {
    const { id } = toVerifierKey(name, publicKeyOf(seed));
    const signature = Buffer.concat([Buffer.from(id, 'hex'), signEd25519(seed, Buffer.from(text))]);
    return `— ${name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * Opens a note with the keys that are believed. Signatures of others are passed over; one by a believed key that does
 * not hold spoils the whole note.
 */
export function openNote(note: Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const parsed = parseNote(note);
  if (!parsed) return { verdict: 'malformed' };
  const verified: VerifierKey[] = [];
  for (const { name, id, bytes } of parsed.signatures) {
    const key = keys.find((each) => each.name === name && each.id === id);
    if (!key || verified.includes(key)) continue;
    if (!verifyEd25519(key.publicKey, Buffer.from(parsed.text), bytes))
      return { verdict: 'invalid_signature' };
    verified.push(key);
  }
  return verified.length > 0
    ? { verdict: 'ok', text: parsed.text, verified }
    : { verdict: 'no_trusted_signature' };
}

/** A note's text and signatures, without asking whether they hold; null where it is no note. */
function parseNote(note: Uint8Array): { text: string; signatures: Signature[] } | null {
  const whole = readUtf8(note);
  // Of control characters a note has newlines only.
  if (whole === null || /[^\P{Cc}\n]/u.test(whole)) return null;
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0 || !whole.endsWith('\n')) return null;
  const lines = whole.slice(blank + 2, -1).split('\n');
  const signatures = lines.map(parseSignature);
  return signatures.every((each) => each !== null) ? { text: whole.slice(0, blank + 1), signatures } : null;
}

function parseSignature(line: string): Signature | null {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = readBase64(encoded);
  if (dash !== '—' || !isKeyName(name) || more.length > 0 || !bytes || bytes.length < 5) return null;
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
