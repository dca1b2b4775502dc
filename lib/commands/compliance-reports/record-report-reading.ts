import type { Occasion } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import type { Actor } from '@/lib/domain/roles';
import { requireReport } from '@/lib/views/compliance-reports/get-report';

/** Makes the reading of a report on the screen an audit entry, before it is read. Throws `not-found`. Needs audit:read. */
export async function recordReportReading(actor: Actor, reportId: string, occasion: Occasion): Promise<void> {
  const { id } = await requireReport(actor, reportId);
  await recordReading(
    actor,
    { action: 'audit.viewed', targets: [{ type: 'compliance-report', id }] },
    occasion,
  );
}
