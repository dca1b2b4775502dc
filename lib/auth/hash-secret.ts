import { createHash } from 'node:crypto';

/**
 * SHA-256 of a random secret, in hexadecimal: what is stored of tokens and one-time links. A fast
 * hash is enough for these, unlike for passwords, because 256 random bits cannot be guessed.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
