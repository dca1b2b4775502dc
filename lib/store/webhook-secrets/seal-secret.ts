import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** HKDF-SHA256 (RFC 5869): a key of its own for each purpose, so that no other use of the secret meets this one. */
const deriveKey = (appSecret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', appSecret, 'gatehouse', 'webhook secrets at rest', 32));

/**
 * Encrypts a secret with AES-256-GCM under a key derived from the app's own. `owner` is authenticated with it: what
 * was sealed for one row does not open in another.
 */
export function sealSecret(secret: string, owner: string, appSecret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, deriveKey(appSecret), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** What `sealSecret` sealed; null when it was sealed for another owner, under another app's secret, or changed. */
export function openSecret(text: string, owner: string, appSecret: string): string | null {
  const [version, ...parts] = text.split('.');
  if (version !== VERSION || parts.length !== 3) return null;
  const [iv, sealed, tag] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
  try {
    const decipher = createDecipheriv(ALGORITHM, deriveKey(appSecret), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner, 'utf8'));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
