import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { countOf, tableOf } from './words';

/** Who broke the glass, why, and who looked at it afterwards. */
export function layOutBreakGlass({
  breakGlass: { uses },
}: Pick<ComplianceReportData, 'breakGlass'>): ReportSection {
  const open = uses.rows.filter(({ reviewedAt }) => reviewedAt === null).length;
  return {
    id: 'break-glass',
    title: 'Break-glass uses',
    statements: [
      uses.total === 0
        ? 'No source told of a use of break-glass in this period. Uses that nobody records are not seen here.'
        : `${countOf(uses.total, 'use', 'uses')} of break-glass; ${open === 0 ? 'each was reviewed afterwards' : `${open} without a recorded review afterwards`}.`,
    ],
    facts: [],
    tables: [
      tableOf(
        { id: 'break-glass', title: 'Uses', empty: 'No use of break-glass was recorded in this period.' },
        uses,
        [
          { header: 'Began', kind: 'time', value: ({ startedAt }) => startedAt },
          { header: 'Ended', kind: 'time', value: ({ endedAt }) => endedAt },
          { header: 'Expires', kind: 'time', value: ({ expiresAt }) => expiresAt },
          { header: 'Who', value: ({ who }) => who },
          { header: 'What', value: ({ what }) => what },
          { header: 'Zone', value: ({ zone }) => zone },
          { header: 'Justification', value: ({ justification }) => justification ?? 'Not recorded' },
          { header: 'Approver', value: ({ approver }) => approver ?? 'Not recorded' },
          { header: 'Entries under it', kind: 'count', value: ({ entries }) => entries },
          { header: 'Reviewed', kind: 'time', value: ({ reviewedAt }) => reviewedAt },
          { header: 'Reviewed by', value: ({ reviewedBy }) => reviewedBy },
          { header: 'Entry no.', kind: 'id', value: ({ index }) => index },
        ],
      ),
    ],
    verbatim: [],
  };
}
