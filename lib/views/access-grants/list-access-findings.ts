import { TEMPORARY_KINDS } from '@/lib/domain/access-grant';
import { GRANT_FINDINGS, type GrantFinding } from '@/lib/domain/access/state-of-grant';
import type { AccessFindings } from '@/lib/domain/read-models/access-grants';
import type { Actor } from '@/lib/domain/roles';
import { listGrants } from '@/lib/store/access-grants/list-grants';
import { listNamesOf } from '@/lib/store/accounts/list-names-of';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { requireAccessReader } from './require-access-reader';
import { toGrantRow } from './to-grant-row';

/** So many of the last grants are looked at. */
const EXAMINED = 2_000;

/**
 * Break-glasses and elevations with something wrong, with the number of each finding: those with the most first, then
 * the last given. Needs audit:read or elevations:write.
 */
export async function listAccessFindings(
  actor: Actor,
  zone: string | undefined,
  now: Date,
): Promise<AccessFindings> {
  const reader = requireAccessReader(actor, zone);
  const [{ items, nextCursor }, { reviewWithinHours }, names] = await Promise.all([
    listGrants({ kinds: TEMPORARY_KINDS, is: null, at: now, reader }, { limit: EXAMINED }),
    readAccessSettings(),
    listNamesOf(actor),
  ]);
  const found = items
    .map((grant) => toGrantRow(grant, { now, reviewWithinHours, names }))
    .filter(({ findings }) => findings.length > 0);
  const counts = Object.fromEntries(
    GRANT_FINDINGS.map((finding) => [
      finding,
      found.filter(({ findings }) => findings.includes(finding)).length,
    ]),
  ) as Record<GrantFinding, number>;
  return {
    counts,
    items: found.toSorted((one, other) => other.findings.length - one.findings.length),
    examined: items.length,
    hasOlder: nextCursor !== null,
    reviewWithinHours,
    checkedAt: now.toISOString(),
  };
}
