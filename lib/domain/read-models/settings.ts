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
  expiresAt: z.string().nullable(),
  /** What of the audit log it reads at most; null where nothing but zones limits it. */
  auditLimit: z.object({ actorRef: z.string().nullable(), target: z.string().nullable() }).nullable(),
});
export const tokenListSchema = listOf(tokenRowSchema);
export type TokenRow = z.infer<typeof tokenRowSchema>;

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
