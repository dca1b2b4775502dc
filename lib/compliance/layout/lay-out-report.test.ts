import { describe, expect, it } from 'vitest';
import { writeShare } from '@/lib/domain/compliance/write-cell';
import { complianceReportDataSchema } from '@/lib/domain/read-models/compliance-report-data';
import { reportDocumentSchema } from '@/lib/domain/read-models/compliance-reports';
import { exampleReport } from '../testing/example-report';
import { layOutReport } from './lay-out-report';

const sectionOf = (id: string, report = exampleReport()) =>
  layOutReport(report).sections.find((section) => section.id === id)!;
const saidIn = (id: string, report = exampleReport()) => sectionOf(id, report).statements.join(' ');

describe('a report', () => {
  it('is what its schemas say', () => {
    expect(complianceReportDataSchema.parse(exampleReport())).toEqual(exampleReport());
    const document = layOutReport(exampleReport());
    expect(reportDocumentSchema.parse(document)).toEqual(document);
    for (const { tables } of document.sections)
      for (const { columns, rows } of tables)
        for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('says that no data is no data', () => {
    const report = exampleReport();
    report.denialsReviewed = {
      ...report.denialsReviewed,
      denials: 0,
      status: 'no_data',
      estimate: null,
      interval: null,
    };
    report.integrity = { ...report.integrity, checkpoint: null, origin: null };
    report.regulatedAccess.zones = [];
    expect(saidIn('denials-reviewed', report)).toContain('M3, policy deny accuracy: no data');
    expect(saidIn('denials-reviewed', report)).not.toMatch(/\d %/);
    expect(saidIn('integrity', report)).toContain('No checkpoint');
    expect(sectionOf('integrity', report).facts[0]).toEqual({ label: 'Log', value: 'No data' });
    expect(sectionOf('regulated-access', report).tables).toEqual([]);
    expect(saidIn('break-glass', report)).toContain('Uses that nobody records are not seen here.');
  });

  it('says too few reviews where there are too few', () => {
    const report = exampleReport();
    report.denialsReviewed.status = 'insufficient_review';
    expect(saidIn('denials-reviewed', report)).toContain('too few reviews to say');
  });
});

describe('approvals', () => {
  it('count where somebody other than the author gave them; what is not known is counted apart', () => {
    expect(sectionOf('policy-changes').facts).toEqual([
      { label: 'Activations', value: '3' },
      { label: 'With a recorded approval', value: '1' },
      { label: 'Without a recorded one', value: '1' },
      { label: 'Revision not told, so no word on approvals', value: '1' },
    ]);
  });
});

describe('the integrity statement', () => {
  const integrityOf = (more: object) => {
    const report = exampleReport();
    return saidIn('integrity', { ...report, integrity: { ...report.integrity, ...more } });
  };

  it('says plainly that the log was not verified', () => {
    expect(integrityOf({ verification: null })).toMatch(/^Not verified/);
  });

  it('says until where it was verified, and first of all when it failed', () => {
    const verification = {
      result: 'verified',
      at: '2026-11-01T05:59:00.000000Z',
      upTo: '1234',
      findings: [],
    };
    expect(integrityOf({ verification })).toMatch(
      /^Verified: the last verification, of 2026-11-01 05:59:00 UTC, found the first 1,234 entries whole/,
    );
    expect(
      integrityOf({
        verification: { ...verification, result: 'failed', findings: ['Entry 7 was changed.'] },
      }),
    ).toMatch(/^FAILED: .* Entry 7 was changed\./);
  });

  it('says how much the checkpoint covers, and that nothing is kept outside where nothing is', () => {
    const { checkpoint } = exampleReport().integrity;
    expect(
      integrityOf({
        checkpoint: { ...checkpoint, coversPeriod: false },
        entries: { count: 3, firstIndex: '41', lastIndex: '43', covered: 2 },
      }),
    ).toContain(
      'covers 2 of the 3 entries of the log that happened in this period; the others are not signed yet',
    );
    expect(integrityOf({ lastAnchor: null })).toContain('whoever holds the signing key could rewrite');
  });
});

it('a share is cut, not rounded up: only all is 100 %', () => {
  expect(writeShare(0.99999)).toBe('99.99 %');
  expect(writeShare(1)).toBe('100.00 %');
  // 0.57 × 10,000 is 5,699.999… in binary.
  expect(writeShare(0.57)).toBe('57.00 %');
});
