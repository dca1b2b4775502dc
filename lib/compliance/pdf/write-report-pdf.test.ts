import { describe, expect, it } from 'vitest';
import { layOutReport } from '../layout/lay-out-report';
import { exampleReport } from '../testing/example-report';
import { readPdfText } from '../testing/read-pdf-text';
import { writePdfInThread } from './thread/write-pdf-in-thread';
import { MOST_PDF_ROWS, writeReportPdf } from './write-report-pdf';

const MADE_AT = new Date('2026-11-01T06:00:00Z');
const textOf = async (report = exampleReport()) =>
  readPdfText(await writeReportPdf(layOutReport(report), MADE_AT, false)).map((page) =>
    page.replaceAll('|', ''),
  );

/** As many activations as asked for, each with its number as message. */
function withChanges(count: number, total = count) {
  const report = exampleReport();
  const [first] = report.policyChanges.changes.rows;
  report.policyChanges.changes = {
    total,
    rows: Array.from({ length: count }, (_, number) => ({ ...first!, message: `number ${number}.` })),
  };
  return report;
}

describe('the PDF of a report', () => {
  it('says period, zones, and all that the integrity statement rests on', async () => {
    const text = (await textOf()).join('\n');
    for (const part of [
      'Compliance report',
      '2026-10-01 00:00:00 UTC to 2026-11-01 00:00:00 UTC, the end not included',
      'payments, web',
      'Not verified: no verification of the log had finished when this report was made.',
      'covers all 3 entries of the log that happened in this period',
      'A5nQ8Pro0d3l4b1nJ2m0VQq6yCq1cVw3rXwRZ0tHk3I=',
      'audit.gatehouse.example/trustzone/default+0a1b2c3d+AQID',
      'Access to regulated zones',
      'Policy changes with approvals',
      'Denials reviewed',
      'Break-glass uses',
    ])
      expect(text).toContain(part);
  });

  it('numbers its pages, and repeats the header of a table on each page that it goes on on', async () => {
    const pages = await textOf(withChanges(100));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pages.length}`));
    const withRows = pages.filter((page) => /number \d+\./.test(page));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) expect(page).toContain('TimeChangePolicyRevision');
  });

  it('says where a table goes on that is too long for paper', async () => {
    const text = (await textOf(withChanges(MOST_PDF_ROWS + 1, 7_000))).join('\n');
    expect(text).toContain(`number ${MOST_PDF_ROWS - 1}.`);
    expect(text).not.toContain(`number ${MOST_PDF_ROWS}.`);
    expect(text).toContain(
      'The first 500 of 7,000 rows. The first 501 are in the CSV and JSON of this report.',
    );
  });

  it('sets Cyrillic letters, and characters that its fonts lack as their code points', async () => {
    const text = (await textOf()).join('\n');
    expect(text).toContain('Алиса');
    expect(text).toContain('[U+674E][U+660E]');
  });

  it('embeds its fonts and is the same for the same report', async () => {
    const document = layOutReport(exampleReport());
    const pdf = await writeReportPdf(document, MADE_AT);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/FontFile2/g)).toHaveLength(3);
    expect(await writeReportPdf(document, MADE_AT)).toEqual(pdf);
    expect(await writePdfInThread({ kind: 'report', document, madeAt: MADE_AT })).toEqual(pdf);
  });
});
