import { requirePermission } from '@/lib/auth/require-permission';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { readBreakGlass } from './read-break-glass';
import { readDenialsReviewed } from './read-denials-reviewed';
import { readIntegrity } from './read-integrity';
import { readPolicyChanges } from './read-policy-changes';
import { readRegulatedAccess } from './read-regulated-access';

/** Rows of a table: what is more is counted. */
export const MOST_ROWS = 5_000;

/** What a report is about. `zones` is null for every zone. */
export type ReportScope = { period: Window; zones: readonly string[] | null; regulated: readonly string[] };

/** Everything that a report of a period and zones says, but for who made it when. Needs reports:write. */
export async function readReportData(
  actor: Actor,
  { period, zones, regulated }: ReportScope,
  now: Date,
): Promise<Omit<ComplianceReportData, 'format' | 'id' | 'madeAt' | 'madeBy' | 'schedule'>> {
  requirePermission(actor, 'reports:write');
  const confined: Actor = { ...actor, zones };
  const [regulatedAccess, policyChanges, denialsReviewed, breakGlass, integrity] = await Promise.all([
    readRegulatedAccess(period, zones, regulated, MOST_ROWS, now),
    readPolicyChanges(period, zones, MOST_ROWS),
    readDenialsReviewed(confined, period, MOST_ROWS, now),
    readBreakGlass(period, zones, MOST_ROWS),
    readIntegrity(period),
  ]);
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    zones: zones === null ? null : [...zones],
    regulated: [...regulated],
    regulatedAccess,
    policyChanges,
    denialsReviewed,
    breakGlass,
    integrity,
  };
}
