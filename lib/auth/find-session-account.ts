import { z } from 'zod';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { findAccount } from '@/lib/store/accounts/find-account';

export const SESSION_SECONDS = 12 * 3_600;

/** What a session token says: whose session it is and when the person signed in (epoch milliseconds). */
const sessionClaimsSchema = z.object({ sub: z.uuid(), signedInAt: z.number().int() });
export type SessionClaims = z.infer<typeof sessionClaimsSchema>;

/**
 * The account of a session, or null when the session is void: twelve hours old, or begun before the
 * account was disabled or its role or password changed. Read from the store each time.
 */
export async function findSessionAccount(claims: unknown, now: Date): Promise<AccountRecord | null> {
  const parsed = sessionClaimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, signedInAt } = parsed.data;
  if (now.getTime() - signedInAt >= SESSION_SECONDS * 1_000) return null;
  const account = await findAccount({ id: sub });
  if (!account || account.disabledAt || signedInAt < account.sessionsFrom.getTime()) return null;
  return account;
}
