import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** An Ed25519 seed (32 bytes) in the PKCS #8 that node:crypto reads. Source: RFC 8410 §7. */
const SEED_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([SEED_PREFIX, seed]), format: 'der', type: 'pkcs8' });

/** The public key (32 bytes) of a seed. */
export function publicKeyOf(seed: Uint8Array): Buffer {
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' });
  return Buffer.from(x!, 'base64url');
}

/** The signature (64 bytes) of a message; the same seed and message give the same one. Source: RFC 8032. */
export const signEd25519 = (seed: Uint8Array, message: Uint8Array): Buffer =>
  sign(null, message, privateKeyOf(seed));

/** Whether a signature is of the message by the holder of a public key; false for keys and signatures that are none. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
