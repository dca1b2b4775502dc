import type { Occasion } from '@/lib/auth/occasion';
import { writeTableCsv } from '@/lib/compliance/csv/write-table-csv';
import { GatehouseError } from '@/lib/domain/errors';
import type { ReportFormat } from '@/lib/domain/read-models/compliance-reports';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { readReportFile } from '@/lib/store/compliance-reports/find-report';
import { withTransaction } from '@/lib/store/transaction';
import { getReport, requireReport } from '@/lib/views/compliance-reports/get-report';

const TYPES: Record<ReportFormat, { type: string; ending: string }> = {
  json: { type: 'application/json', ending: 'json' },
  csv: { type: 'application/gzip', ending: 'csv.tar.gz' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
};

export type Download = { name: string; type: string; bytes: Buffer };

/**
 * A file of a report, byte for byte as it was made; with `table` one of its tables as a CSV file of its own. Each download is
 * an audit entry, written before anything is read. Throws `not-found`. Needs audit:read.
 */
export async function downloadReport(
  actor: Actor,
  reportId: string,
  { format, table }: { format: ReportFormat; table?: string },
  { now, newId, from }: Occasion,
): Promise<Download> {
  const report = await requireReport(actor, reportId);
  const kept = report.files.find((file) => file.format === format);
  if (!kept || (table !== undefined && format !== 'csv'))
    throw new GatehouseError('not-found', 'The report has no such file.');
  await withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'report.downloaded',
      targets: [
        { type: 'compliance-report', id: report.id },
        { type: 'report-file', id: kept.sha256, name: format },
      ],
      context: from,
      ...(table !== undefined && { changes: { table } }),
    }),
  );
  const name = `compliance-report-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}-${report.id.slice(0, 8)}`;
  if (table === undefined) {
    const { type, ending } = TYPES[format];
    return { name: `${name}.${ending}`, type, bytes: (await readReportFile(report.id, format))! };
  }
  const { document } = await getReport(actor, report.id);
  const found = document.sections.flatMap(({ tables }) => tables).find(({ id }) => id === table);
  if (!found) throw new GatehouseError('not-found', 'The report has no such table.');
  return {
    name: `${name}-${table}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: Buffer.from(writeTableCsv(found)),
  };
}
