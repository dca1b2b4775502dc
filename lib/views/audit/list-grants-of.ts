import { GRANT_KINDS } from '@/lib/domain/access-grant';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import type { Actor } from '@/lib/domain/roles';
import { listGrants } from '@/lib/store/access-grants/list-grants';
import { listNamesOf } from '@/lib/store/accounts/list-names-of';
import { readAccessSettings } from '@/lib/store/settings/read-access-settings';
import { toGrantRow } from '../access-grants/to-grant-row';

const MAX_GRANTS = 20;

/** The rights that somebody was given, by a pseudonym, the last first: 20 at most, in the reader's zones. */
export async function listGrantsOf(reader: Actor, ref: string, now: Date): Promise<AccessGrantRow[]> {
  const conditions = {
    kinds: GRANT_KINDS,
    is: null,
    at: now,
    reader: { zones: reader.zones, limit: reader.auditLimit ?? null },
    heldBy: ref,
  };
  const [{ items }, { reviewWithinHours }, names] = await Promise.all([
    listGrants(conditions, { limit: MAX_GRANTS }),
    readAccessSettings(),
    listNamesOf(reader),
  ]);
  return items.map((grant) => toGrantRow(grant, { now, reviewWithinHours, names }));
}
