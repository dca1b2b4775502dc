import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A secret that the other side made; absent where Gatehouse is to make one. */
export const givenSecretSchema = z
  .string()
  .regex(/^[\x21-\x7e]{16,500}$/, 'A secret has 16 to 500 visible ASCII characters and no spaces.')
  .nullish();

/**
 * 256 random bits as Standard Webhooks writes them: GitLab takes such a text as a signing token as well as a
 * secret token, and GitHub takes any text.
 */
export const createWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
