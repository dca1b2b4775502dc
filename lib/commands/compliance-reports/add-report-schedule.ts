import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { scheduleRequestSchema, type ScheduleRequest } from '@/lib/domain/compliance/report-request';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertReportSchedule } from '@/lib/store/compliance-reports/report-schedules';
import { withTransaction } from '@/lib/store/transaction';
import { chooseZones } from './choose-zones';

/** Schedules a compliance report: from now on one is made of every week, month or quarter. Needs reports:write. */
export async function addReportSchedule(
  actor: Actor,
  input: ScheduleRequest,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'reports:write');
  const asked = scheduleRequestSchema.parse(input);
  const zones = await chooseZones(actor, asked.zones);
  const id = newId();
  await withTransaction(async (tx) => {
    const schedule = { ...asked, zones: zones && [...zones] };
    await insertReportSchedule(tx, { id, ...schedule, createdAt: now, createdBy: actor.name });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'report-schedule.added',
      targets: [{ type: 'report-schedule', id }],
      context: from,
      changes: schedule,
    });
  });
  return { id };
}
