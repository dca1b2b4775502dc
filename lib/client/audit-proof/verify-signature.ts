import { ed25519 } from '@noble/curves/ed25519.js';

/** Whether an Ed25519 signature is of the message by the holder of a public key. Source: RFC 8032. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    // By the letter of RFC 8032, as the server and other verifiers do, not by the wider rules of ZIP 215.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
