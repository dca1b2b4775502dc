import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import {
  endReportSchedule as endStored,
  lockReportSchedule,
} from '@/lib/store/compliance-reports/report-schedules';
import { withTransaction } from '@/lib/store/transaction';
import { isWithinZones } from '@/lib/views/compliance-reports/is-within-zones';
import { parseId } from '../parse-id';

/** Ends a schedule; the reports that it made stay. Throws `not-found`, also for one of other zones. Needs reports:write. */
export async function endReportSchedule(
  actor: Actor,
  scheduleId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'reports:write');
  const id = parseId(scheduleId, 'schedule');
  await withTransaction(async (tx) => {
    const schedule = await lockReportSchedule(tx, id);
    if (!schedule || !isWithinZones(actor, schedule.zones))
      throw new GatehouseError('not-found', 'There is no such schedule.');
    await endStored(tx, id, now, actor.name);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'report-schedule.ended',
      targets: [{ type: 'report-schedule', id }],
      context: from,
    });
  });
}
