import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { ReportDocument, ReportTable } from '@/lib/domain/read-models/compliance-reports';
import { writeTableCsv } from './write-table-csv';

const compress = promisify(gzip);

/** What has no table of its own, as one: the facts and sentences of the report and of each section. */
function summaryOf({ title, facts, sections }: ReportDocument): Pick<ReportTable, 'columns' | 'rows'> {
  return {
    columns: ['Section', 'What', 'Value'].map((header) => ({ header, kind: 'text' as const })),
    rows: [
      ...facts.map(({ label, value }) => [title, label, value]),
      ...sections.flatMap((section) => [
        ...section.statements.map((text) => [section.title, 'Statement', text]),
        ...section.facts.map(({ label, value }) => [section.title, label, value]),
        ...section.tables.map((table) => [
          section.title,
          table.title,
          table.total > table.rows.length
            ? `the first ${table.rows.length} of ${table.total} rows in ${table.id}.csv`
            : `${table.total} rows in ${table.id}.csv`,
        ]),
        ...section.verbatim.map((part) => [section.title, part.title, part.text]),
      ]),
    ],
  };
}

/**
 * A report as a gzipped tar archive of CSV files: `summary.csv`, and one of each table, since tables with different columns
 * are no one table. The same report gives the same bytes. `madeAt` is the time of the files.
 */
export async function writeReportCsv(document: ReportDocument, madeAt: Date): Promise<Buffer> {
  const files = [
    { name: 'summary.csv', text: writeTableCsv(summaryOf(document)) },
    ...document.sections.flatMap(({ tables }) =>
      tables.map((table) => ({ name: `${table.id}.csv`, text: writeTableCsv(table) })),
    ),
  ];
  const archive = pack();
  for (const { name, text } of files) archive.entry({ name, mtime: madeAt, mode: 0o644 }, text);
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer);
  return compress(Buffer.concat(parts));
}
