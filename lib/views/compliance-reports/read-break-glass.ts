import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { BreakGlassUse, ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { countGrants } from '@/lib/store/access-grants/count-grants';
import type { UsedGrant } from '@/lib/store/access-grants/grant-row';
import { listGrants } from '@/lib/store/access-grants/list-grants';
import { listBreakGlassEntries } from '@/lib/store/compliance-reports/list-break-glass-entries';
import { readEntryIndexes } from '@/lib/store/compliance-reports/read-entry-indexes';
import { toReportEntry } from './to-report-entry';

/**
 * The uses of break-glass that began in the period, at most `limit`: those that are known as grants, last first, and entries
 * whose action says break-glass and of which no grant is known. `zones` null is every zone.
 */
export async function readBreakGlass(
  window: Window,
  zones: readonly string[] | null,
  limit: number,
  now: Date,
): Promise<ComplianceReportData['breakGlass']> {
  const reader = { zones, limit: null };
  const conditions = { kinds: ['break-glass' as const], is: null, at: now, reader, granted: window };
  const [{ items: grants }, count] = await Promise.all([
    listGrants(conditions, { limit }),
    countGrants(conditions),
  ]);
  const [indexes, others] = await Promise.all([
    readEntryIndexes(grants.map(({ entryId }) => entryId)),
    listBreakGlassEntries(window, zones, limit),
  ]);
  const uses = [...grants.map((grant) => ofGrant(grant, indexes)), ...others.rows.map(ofEntry)];
  return { uses: { total: count + others.total, rows: uses.slice(0, limit) } };
}

function ofGrant(grant: UsedGrant, indexes: ReadonlyMap<string, string>): BreakGlassUse {
  const { holder, review } = grant;
  return {
    id: grant.entryId,
    index: indexes.get(grant.entryId) ?? null,
    startedAt: grant.grantedAt,
    endedAt: grant.revokedAt,
    who: holder.name ?? holder.id ?? holder.ref,
    what: grant.scope === null ? grant.role : `${grant.role} on ${grant.scope}`,
    zone: grant.zone,
    justification: grant.justification,
    approver: grant.approver,
    expiresAt: grant.expiresAt,
    entries: grant.identity === 'unknown' ? null : grant.uses,
    reviewedAt: review?.at ?? null,
    reviewedBy: review?.by ?? null,
    conclusion: review?.conclusion ?? null,
  };
}

/** A use as an entry of the log tells it: of justification, approver and expiry it says nothing of its own. */
function ofEntry(entry: AuditEntry): BreakGlassUse {
  const { id, index, occurredAt, actor, targets, zone, action } = toReportEntry(entry);
  return {
    id,
    index,
    startedAt: occurredAt,
    endedAt: null,
    who: actor.name ?? actor.ref,
    what: [action, ...targets].join(' '),
    zone,
    justification: null,
    approver: null,
    expiresAt: null,
    entries: null,
    reviewedAt: null,
    reviewedBy: null,
    conclusion: null,
  };
}
