import { GRANT_KINDS, TEMPORARY_KINDS } from '@/lib/domain/access-grant';
import type { AccessGrantListQuery, AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { countGrants } from '@/lib/store/access-grants/count-grants';
import { listGrants } from '@/lib/store/access-grants/list-grants';
import { listNamesOf } from '@/lib/store/accounts/list-names-of';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { requireAccessReader } from './require-access-reader';
import { toGrantRow } from './to-grant-row';

/** A page of grants, the last that was given first, with the exact total. Needs audit:read or elevations:write. */
export async function listAccessGrants(
  actor: Actor,
  { kind, is, zone, limit, cursor }: AccessGrantListQuery,
  now: Date,
): Promise<List<AccessGrantRow>> {
  const conditions = {
    kinds: kind === 'temporary' ? TEMPORARY_KINDS : kind ? [kind] : GRANT_KINDS,
    is: is ?? null,
    at: now,
    reader: requireAccessReader(actor, zone),
  };
  const [{ items, nextCursor }, total, { reviewWithinHours }, names] = await Promise.all([
    listGrants(conditions, { limit, cursor }),
    countGrants(conditions),
    readAccessSettings(),
    listNamesOf(actor),
  ]);
  return {
    items: items.map((grant) => toGrantRow(grant, { now, reviewWithinHours, names })),
    total,
    nextCursor,
  };
}
