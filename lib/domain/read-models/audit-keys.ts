import { z } from 'zod';

/** The keys that sign the audit log, and the sizes of the log at which each is believed. */
export const auditKeysSchema = z.object({
  /** The name of the log; null before its first key. */
  origin: z.string().nullable(),
  keys: z.array(
    z.object({
      /** As `name+id+base64`: what verifiers are given. */
      vkey: z.string(),
      fromSize: z.string(),
      /** Null of the key that signs now. */
      toSize: z.string().nullable(),
      addedAt: z.string(),
    }),
  ),
  /** A new key that somebody asked for, and that does not sign yet. */
  rotation: z
    .object({
      id: z.string(),
      askedAt: z.string(),
      isCompromised: z.boolean(),
      vkey: z.string().nullable(),
    })
    .nullable(),
});
export type AuditKeys = z.infer<typeof auditKeysSchema>;

/** Asks for a new signing key. */
export const rotateKeySchema = z.object({
  /** The old key is in other hands: of what it signed nothing counts that no witness has kept. */
  isCompromised: z.boolean().default(false),
});
