import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { layOutReport } from '../layout/lay-out-report';
import { exampleReport } from '../testing/example-report';
import { writeReportCsv } from './write-report-csv';
import { writeTableCsv } from './write-table-csv';

const MADE_AT = new Date('2026-11-01T06:00:00Z');

async function readArchive(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of Readable.from([gunzipSync(archive)]).pipe(extract())) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part as Buffer);
    files.set(entry.header.name, Buffer.concat(parts).toString('utf8'));
  }
  return files;
}

const cellsOf = (cell: string | number | null) =>
  writeTableCsv({ columns: [{ header: 'A', kind: 'text' }], rows: [[cell]] });

describe('a table as CSV', () => {
  it('starts with a byte order mark, ends lines with CR LF and quotes what RFC 4180 says', () => {
    expect(
      writeTableCsv({
        columns: [
          { header: 'Who', kind: 'text' },
          { header: 'Times', kind: 'count' },
        ],
        rows: [
          ['Jürgen "J", of IT', 3],
          ['two\nlines', -0.5],
          [null, null],
        ],
      }),
    ).toBe('\uFEFFWho,Times\r\n"Jürgen ""J"", of IT",3\r\n"two\nlines",-0.5\r\n,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A'])(
    'never lets %j run as a formula',
    (text) => {
      expect(cellsOf(text).replace('\uFEFFA\r\n', '').replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers below zero numbers', () => expect(cellsOf(-5)).toBe('\uFEFFA\r\n-5\r\n'));
});

describe('a report as CSV', () => {
  it('is a file of each table and a summary', async () => {
    const files = await readArchive(await writeReportCsv(layOutReport(exampleReport()), MADE_AT));
    expect([...files.keys()]).toEqual([
      'summary.csv',
      'regulated-zones.csv',
      'audit-entries.csv',
      'data-access.csv',
      'cross-zone-attempts.csv',
      'policy-changes.csv',
      'policy-entries.csv',
      'reviewed-policies.csv',
      'verdicts.csv',
      'break-glass.csv',
    ]);
    // A name that is a formula is made harmless; what no font has stays as it is.
    expect(files.get('audit-entries.csv')).toContain(
      `"'=HYPERLINK(""http://example.com"",""Алиса 李明"")",user,secret.read,success`,
    );
    expect(files.get('summary.csv')).toContain('3 rows in policy-changes.csv');
    expect(files.get('data-access.csv')!.split('\r\n')).toHaveLength(2);
  });

  it('says where a table is cut, and is the same for the same report', async () => {
    const report = exampleReport();
    report.policyChanges.changes.total = 9;
    const document = layOutReport(report);
    const archive = await writeReportCsv(document, MADE_AT);
    expect((await readArchive(archive)).get('summary.csv')).toContain(
      'the first 3 of 9 rows in policy-changes.csv',
    );
    expect(await writeReportCsv(document, MADE_AT)).toEqual(archive);
  });
});
