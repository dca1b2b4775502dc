import { z } from 'zod';
import { ROLES, TOKEN_SCOPES } from '../roles';
import { listOf } from './common';

export const accountRowSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(ROLES),
  signIn: z.enum(['password', 'oidc', 'link-pending']),
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
});
export const accountListSchema = listOf(accountRowSchema);
export type AccountRow = z.infer<typeof accountRowSchema>;

/** A token as listed; the secret itself is shown once, when it is created. */
export const tokenRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  zones: z.array(z.string()).nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export const tokenListSchema = listOf(tokenRowSchema);
export type TokenRow = z.infer<typeof tokenRowSchema>;

export const sourceRowSchema = z.object({
  source: z.string(),
  adapter: z.string(),
  lastEventAt: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  /** Of the last 24 hours. */
  accepted: z.number(),
  duplicates: z.number(),
  conflicts: z.number(),
  rejected: z.number(),
  /** What the source itself says it lost, last 24 hours; null when it never reported. */
  droppedAtSource: z.number().nullable(),
  /** Events of the last 24 hours that belong to no zone, whichever adapter of the source read them. */
  unzoned: z.number(),
});
export const sourceListSchema = listOf(sourceRowSchema);
export type SourceRow = z.infer<typeof sourceRowSchema>;

export const quarantineRowSchema = z.object({
  id: z.string(),
  source: z.string(),
  code: z.string(),
  path: z.string().nullable(),
  message: z.string(),
  firstReceivedAt: z.string(),
  lastReceivedAt: z.string(),
  times: z.number().int(),
  state: z.enum(['open', 'replayed']),
  replayedAt: z.string().nullable(),
});
export const quarantineListSchema = listOf(quarantineRowSchema);
export type QuarantineRow = z.infer<typeof quarantineRowSchema>;
export const quarantineDetailSchema = quarantineRowSchema.extend({ payload: z.string() });
