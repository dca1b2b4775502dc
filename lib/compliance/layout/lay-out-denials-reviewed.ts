import { writeCount, writeShare } from '@/lib/domain/compliance/write-cell';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { countOf, tableOf } from './words';

type Reviewed = ComplianceReportData['denialsReviewed'];

const WORDS = { 'true-block': 'True block', 'false-positive': 'False positive', unsure: 'Unsure' } as const;

function stateAccuracy({ status, estimate, interval, confidence, denials, objective }: Reviewed): string {
  if (status === 'no_data' || denials === 0)
    return 'M3, policy deny accuracy: no data, since no denial was seen in this period.';
  if (estimate === null || interval === null)
    return 'M3, policy deny accuracy: not estimated, since no denial of this period that was drawn by lot has been judged.';
  const range = `${writeShare(interval.low)} to ${writeShare(interval.high)} at ${confidence * 100} % confidence`;
  const figure = `${writeShare(estimate)} of denials were right (${range}); the objective is ${writeShare(objective)}`;
  return status === 'insufficient_review'
    ? `M3, policy deny accuracy: too few reviews to say. Of what was reviewed, ${figure}.`
    : `M3, policy deny accuracy: ${figure}.`;
}

/** How denials were judged, and what that says of all of them. */
export function layOutDenialsReviewed({
  denialsReviewed: data,
}: Pick<ComplianceReportData, 'denialsReviewed'>): ReportSection {
  const { policies, verdicts } = data;
  return {
    id: 'denials-reviewed',
    title: 'Denials reviewed',
    statements: [
      data.denials === 0
        ? 'No denial was seen in this period.'
        : `${countOf(data.denials, 'denial', 'denials')} happened in this period; ${writeCount(data.reviewed)} of them were drawn by lot and judged.`,
      stateAccuracy(data),
      `${countOf(verdicts.total, 'verdict was', 'verdicts were')} given in this period, some of them perhaps on earlier denials. Only verdicts on denials drawn by lot enter the estimate.`,
    ],
    facts: [],
    tables: [
      tableOf(
        {
          id: 'reviewed-policies',
          title: 'Denials of the period by policy',
          empty: 'No denial in this period.',
        },
        policies,
        [
          { header: 'Policy', value: ({ policy }) => policy ?? 'None named' },
          { header: 'Denials', kind: 'count', value: ({ denials }) => denials },
          { header: 'Judged', kind: 'count', value: ({ reviewed }) => reviewed },
          { header: 'True blocks', kind: 'count', value: ({ trueBlocks }) => trueBlocks },
          { header: 'Accuracy', kind: 'share', value: ({ estimate }) => estimate },
          { header: 'At least', kind: 'share', value: ({ interval }) => interval?.low ?? null },
          { header: 'At most', kind: 'share', value: ({ interval }) => interval?.high ?? null },
        ],
      ),
      tableOf(
        { id: 'verdicts', title: 'Verdicts given in the period', empty: 'No verdict in this period.' },
        verdicts,
        [
          { header: 'Judged', kind: 'time', value: ({ judgedAt }) => judgedAt },
          { header: 'Denied', kind: 'time', value: ({ deniedAt }) => deniedAt },
          { header: 'Zone', value: ({ zone }) => zone },
          { header: 'Service', value: ({ service }) => service },
          { header: 'Policy', value: ({ policy }) => policy },
          { header: 'Rule', value: ({ rule }) => rule },
          { header: 'Verdict', value: ({ judgement }) => WORDS[judgement] },
          { header: 'Cause', value: ({ cause }) => cause },
          { header: 'Chosen', value: ({ origin }) => (origin === 'random' ? 'by lot' : origin) },
          { header: 'Reviewer', value: ({ reviewer }) => reviewer },
          { header: 'Note', value: ({ note }) => note },
          { header: 'Undone', kind: 'time', value: ({ undoneAt }) => undoneAt },
          { header: 'Denial', kind: 'id', value: ({ eventId }) => eventId },
        ],
      ),
    ],
    verbatim: [],
  };
}
