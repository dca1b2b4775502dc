import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { readBase64 } from './bytes';

/** Who is believed: a name and an Ed25519 public key. `id` is eight hexadecimal digits, `text` the key as it was written. */
export type VerifierKey = { text: string; name: string; id: string; publicKey: Uint8Array };

/** The signature type of Ed25519 in signed notes. */
const ED25519 = 1;

/** Whether a key may have this name: it has no space and no plus sign, and is not empty. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s+\p{Cc}]/u.test(name);

/**
 * Reads `name+hex(id)+base64(0x01 ‖ public key)`; null where it is none, or its id is not that of its name and key.
 * Source: C2SP signed-note.
 */
export function readVerifierKey(text: string): VerifierKey | null {
  // Base64 has plus signs of its own: only the first two separate.
  const [, name = '', id = '', encoded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  const bytes = readBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const hash = sha256(concatBytes(new TextEncoder().encode(`${name}\n`), bytes));
  return bytesToHex(hash.subarray(0, 4)) === id ? { text, name, id, publicKey: bytes.subarray(1) } : null;
}
