/** Standard base64 of bytes. */
export function writeBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
}

/** The bytes of standard base64 with its padding; null for anything that is not written just so. */
export function readBase64(text: string): Uint8Array | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.codePointAt(0)!);
    return text !== '' && writeBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** Whether both hold the same bytes. */
export const areEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Bytes in hexadecimal. */
export { bytesToHex as writeHex } from '@noble/hashes/utils.js';
