import { requirePermission } from '@/lib/auth/require-permission';
import { nextDue } from '@/lib/compliance/schedule/list-due-periods';
import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { ComplianceReportRow, ReportSchedule } from '@/lib/domain/read-models/compliance-reports';
import type { Actor } from '@/lib/domain/roles';
import { listReports as listStoredReports } from '@/lib/store/compliance-reports/list-reports';
import { listReportSchedules as listStoredSchedules } from '@/lib/store/compliance-reports/report-schedules';
import { isWithinZones } from './is-within-zones';

/** A page of the reports that the actor may see, last made first. Needs audit:read. */
export async function listReports(actor: Actor, page: Page): Promise<List<ComplianceReportRow>> {
  requirePermission(actor, 'audit:read');
  if (actor.auditLimit) return { items: [], total: 0, nextCursor: null };
  return listStoredReports(actor.zones, page);
}

/** The schedules whose reports the actor may see, first made first, each with what is due next. Needs audit:read. */
export async function listReportSchedules(actor: Actor, now: Date): Promise<{ items: ReportSchedule[] }> {
  requirePermission(actor, 'audit:read');
  if (actor.auditLimit) return { items: [] };
  const schedules = await listStoredSchedules();
  return {
    items: schedules
      .filter(({ zones }) => isWithinZones(actor, zones))
      .map((schedule) => {
        const next = nextDue({ ...schedule, since: schedule.createdAt }, schedule.madeUntil, now);
        return {
          ...schedule,
          createdAt: schedule.createdAt.toISOString(),
          madeUntil: schedule.madeUntil?.toISOString() ?? null,
          next: {
            dueAt: next.dueAt.toISOString(),
            from: next.from.toISOString(),
            to: next.to.toISOString(),
          },
        };
      }),
  };
}
