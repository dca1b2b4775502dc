import { createHash } from 'node:crypto';
import { readBase64 } from './read-base64';

/** The signature type of Ed25519 in signed notes. */
const ED25519 = 1;

/** Who is believed: a name and an Ed25519 public key. `id` is eight hexadecimal digits. */
export type VerifierKey = { name: string; id: string; publicKey: Buffer };

/** Whether a key may have this name: it has no space and no plus sign, and is not empty. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s+\p{Cc}]/u.test(name);

/** A verifier key of a name and a public key. Source: C2SP signed-note. */
export function toVerifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  const hash = createHash('sha256').update(name).update(Buffer.of(0x0a, ED25519)).update(publicKey).digest();
  return { name, id: hash.subarray(0, 4).toString('hex'), publicKey: Buffer.from(publicKey) };
}

/** The text of a verifier key: `name+hex(id)+base64(0x01 ‖ public key)`. */
export const formatVerifierKey = ({ name, id, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`;

/** Reads a verifier key; null where it is none, or its id is not that of its name and key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [name, id, encoded, ...more] = splitOnce(text);
  if (!name || !id || !encoded || more.length > 0 || !isKeyName(name)) return null;
  const bytes = readBase64(encoded);
  if (bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const key = toVerifierKey(name, bytes.subarray(1));
  return key.id === id ? key : null;
}

/** Base64 has plus signs of its own: only the first two separate. */
function splitOnce(text: string): string[] {
  const [name = '', id = '', ...rest] = text.split('+');
  return rest.length === 0 ? [name, id] : [name, id, rest.join('+')];
}
