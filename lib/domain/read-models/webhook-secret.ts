import { z } from 'zod';

/** What is known of a source's webhook secrets; the secrets themselves are never shown again. */
export const webhookSecretStateSchema = z.object({
  source: z.string(),
  /** How the source signs, as its documentation names it; null for one that only sends a bearer token. */
  scheme: z.string().nullable(),
  /** Those that hold now, the current one first. */
  secrets: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      createdBy: z.string(),
      /** Null for the current one. */
      validUntil: z.string().nullable(),
      lastUsedAt: z.string().nullable(),
      /** False when it was encrypted under another GATEHOUSE_SECRET: nothing can be verified with it. */
      readable: z.boolean(),
    }),
  ),
  /** Requests of the last 24 hours that were refused, and the last of them. */
  refused: z.object({
    count: z.number().int(),
    lastAt: z.string().nullable(),
    lastReason: z.enum(['not-signed', 'no-secret', 'wrong-signature']).nullable(),
  }),
});
export type WebhookSecretState = z.infer<typeof webhookSecretStateSchema>;

/** What a created or rotated secret is answered with; the text only when Gatehouse made it. */
export const webhookSecretAnswerSchema = z.object({
  source: z.string(),
  secret: z.string().nullable(),
  oldValidUntil: z.string().optional(),
});
