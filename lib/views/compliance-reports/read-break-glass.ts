import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { BreakGlassUse, ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { listBreakGlassEntries } from '@/lib/store/compliance-reports/list-break-glass-entries';
import { toReportEntry } from './to-report-entry';

/** The uses of break-glass that began in the period, at most `limit`; `zones` null is every zone. */
export async function readBreakGlass(
  window: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<ComplianceReportData['breakGlass']> {
  const { total, rows } = await listBreakGlassEntries(window, zones, limit);
  return { uses: { total, rows: rows.map(ofEntry) } };
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
  };
}
