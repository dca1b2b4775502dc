import { isSame, listGrantFindings, reviewDueAt, stateOfGrant } from '@/lib/domain/access/state-of-grant';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import type { UsedGrant } from '@/lib/store/access-grants/grant-row';

/** A grant as readers see it: what it is at the time, what is wrong with it, and whether it is theirs, by their names. */
export function toGrantRow(
  { actsRef, useTo: _useTo, uses, usesAfterEnd, ...grant }: UsedGrant,
  { now, reviewWithinHours, names }: { now: Date; reviewWithinHours: number; names: readonly string[] },
): AccessGrantRow {
  const facts = { now, usesAfterEnd, reviewWithinHours };
  const due = reviewDueAt(grant, reviewWithinHours);
  return {
    ...grant,
    reviewDueAt: due === null ? null : new Date(due).toISOString(),
    state: stateOfGrant(grant, facts),
    findings: listGrantFindings(grant, facts),
    uses: actsRef === null ? null : uses,
    usesAfterEnd: actsRef === null ? null : usesAfterEnd,
    isOwn: names.some((name) => isSame(name, grant.holder)),
  };
}
