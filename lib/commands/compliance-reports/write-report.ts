import { createHash } from 'node:crypto';
import type { Occasion } from '@/lib/auth/occasion';
import { writeReportCsv } from '@/lib/compliance/csv/write-report-csv';
import { layOutReport } from '@/lib/compliance/layout/lay-out-report';
import { writePdfInThread } from '@/lib/compliance/pdf/thread/write-pdf-in-thread';
import type { ReportCadence } from '@/lib/domain/compliance/report-request';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportFormat } from '@/lib/domain/read-models/compliance-reports';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertReport } from '@/lib/store/compliance-reports/insert-report';
import { withTransaction } from '@/lib/store/transaction';
import { readReportData } from '@/lib/views/compliance-reports/read-report-data';

/** What a report is about, and the schedule that it is made by; null where somebody asked for it. */
export type ReportTask = {
  period: Window;
  zones: readonly string[] | null;
  regulated: readonly string[];
  schedule: { id: string; cadence: ReportCadence; timeZone: string } | null;
};

/**
 * Makes a report and stores it with its files and, in the same transaction, the audit entry that holds their hashes: of each
 * file one is a target of the entry (`report-file:sha256 of the bytes`), so that whoever has the file finds its entry. Returns the
 * report's id, or null where its schedule has one of this period already. Needs reports:write.
 */
export async function writeReport(
  actor: Actor,
  { period, zones, regulated, schedule }: ReportTask,
  { now, newId, from }: Occasion,
): Promise<string | null> {
  const id = newId();
  const data: ComplianceReportData = {
    format: 'gatehouse-compliance-report/1',
    id,
    madeAt: now.toISOString(),
    madeBy: actor.name,
    schedule,
    ...(await readReportData(actor, { period, zones, regulated }, now)),
  };
  const document = layOutReport(data);
  const files = [
    fileOf('json', Buffer.from(`${JSON.stringify(data, null, 2)}\n`)),
    fileOf('csv', await writeReportCsv(document, now)),
    fileOf('pdf', await writePdfInThread({ kind: 'report', document, madeAt: now })),
  ];
  return withTransaction(async (tx) => {
    const report = { id, period, zones, scheduleId: schedule?.id ?? null, madeAt: now, madeBy: actor.name };
    if (!(await insertReport(tx, { ...report, files }))) return null;
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'report.made',
      targets: [
        { type: 'compliance-report', id },
        ...files.map(({ format, sha256 }) => ({ type: 'report-file', id: sha256, name: format })),
        ...(schedule ? [{ type: 'report-schedule', id: schedule.id }] : []),
      ],
      context: from,
      changes: {
        from: data.from,
        to: data.to,
        zones: data.zones,
        sha256: Object.fromEntries(files.map(({ format, sha256 }) => [format, sha256])),
        checkpoint: data.integrity.checkpoint && {
          size: data.integrity.checkpoint.size,
          root: data.integrity.checkpoint.root,
        },
      },
    });
    return id;
  });
}

const fileOf = (format: ReportFormat, bytes: Buffer) => ({
  format,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
