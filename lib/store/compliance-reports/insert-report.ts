import type { ReportFormat } from '@/lib/domain/read-models/compliance-reports';
import type { Window } from '@/lib/domain/time-range';
import type { Transaction } from '../transaction';

export type NewReport = {
  id: string;
  period: Window;
  zones: readonly string[] | null;
  scheduleId: string | null;
  madeAt: Date;
  madeBy: string;
  files: readonly { format: ReportFormat; sha256: string; bytes: Buffer }[];
};

/**
 * Stores a report with its files. Returns false, and stores nothing, where its schedule has a report of this period already
 * or was ended meanwhile.
 */
export async function insertReport(tx: Transaction, report: NewReport): Promise<boolean> {
  const { id, period, zones, scheduleId, madeAt, madeBy, files } = report;
  if (scheduleId !== null) {
    const { count } = await tx.reportSchedule.updateMany({
      where: { id: scheduleId, endedAt: null, OR: [{ madeUntil: null }, { madeUntil: { lt: period.to } }] },
      data: { madeUntil: period.to },
    });
    if (count === 0) return false;
  }
  await tx.complianceReport.create({
    data: {
      id,
      periodFrom: period.from,
      periodTo: period.to,
      zones: [...(zones ?? [])],
      scheduleId,
      madeAt,
      madeBy,
    },
  });
  for (const { format, sha256, bytes } of files)
    await tx.complianceReportFile.create({
      data: { reportId: id, format, sha256, bytes: new Uint8Array(bytes) },
    });
  return true;
}
