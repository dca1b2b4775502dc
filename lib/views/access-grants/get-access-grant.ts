import { z } from 'zod';
import { GatehouseError } from '@/lib/domain/errors';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import type { Actor } from '@/lib/domain/roles';
import { findGrant } from '@/lib/store/access-grants/find-grant';
import type { UsedGrant } from '@/lib/store/access-grants/grant-row';
import { listNamesOf } from '@/lib/store/accounts/list-names-of';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { requireAccessReader } from './require-access-reader';
import { toGrantRow } from './to-grant-row';

/** One grant. Needs audit:read or elevations:write. Throws `not-found`. */
export async function getAccessGrant(actor: Actor, id: string, now: Date): Promise<AccessGrantRow> {
  const [grant, { reviewWithinHours }, names] = await Promise.all([
    requireGrant(actor, id),
    readAccessSettings(),
    listNamesOf(actor),
  ]);
  return toGrantRow(grant, { now, reviewWithinHours, names });
}

/** The grant of an id, if the actor may know of it. Throws `not-found`, and `forbidden` for who may know of none. */
export async function requireGrant(actor: Actor, id: string): Promise<UsedGrant> {
  const reader = requireAccessReader(actor);
  const grant = z.uuid().safeParse(id).success ? await findGrant(id, reader) : null;
  if (!grant) throw new GatehouseError('not-found', 'There is no such grant.');
  return grant;
}
