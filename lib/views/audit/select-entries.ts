import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import type { EntryConditions } from '@/lib/store/audit-log/entry-conditions';

/**
 * The entries that a filter asks for, of those that the actor may see. With `ids` these alone, whatever else is asked.
 * Throws `forbidden` for a zone outside of the actor's and `invalid-input` for an empty range.
 */
export function selectEntries(
  actor: Actor,
  { from, to, zone, ids, ...fields }: AuditFilter & { ids?: readonly string[] },
  now: Date,
): EntryConditions {
  if (ids) return limitAuditFilter(actor, { ids });
  return { ...limitAuditFilter(actor, { ...fields, zone }), window: resolveWindow({ from, to }, now) };
}
