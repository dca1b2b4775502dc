import type { Actor } from '@/lib/domain/roles';
import { findAccount } from '@/lib/store/accounts/find-account';
import { findCalendarOwner } from '@/lib/store/rotations/rotation-calendars';
import { accountActor } from './account-actor';
import { hashSecret } from './hash-secret';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whose secret address of a rotation's calendar a request came by, as somebody who may read alerts and nothing else; null
 * for a secret that is nobody's, that was replaced, or whose account is disabled.
 */
export async function authenticateCalendar(rotationId: string, secret: string): Promise<Actor | null> {
  if (!UUID.test(rotationId)) return null;
  const accountId = await findCalendarOwner(rotationId.toLowerCase(), hashSecret(secret));
  const account = accountId === null ? null : await findAccount({ id: accountId });
  if (!account || account.disabledAt) return null;
  const actor = accountActor(account);
  const isReader = actor.permissions.has('alerts:read');
  return { ...actor, permissions: new Set(isReader ? (['alerts:read'] as const) : []) };
}
