import type { ComplianceReportData, PolicyChangeRow } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { countOf, tableOf } from './words';

const TYPES: Record<string, string> = {
  'policy-published': 'Published',
  'policy-activated': 'Activated',
  'policy-rolled-back': 'Rolled back',
};

const isActivation = ({ type }: PolicyChangeRow): boolean => type === 'policy-activated';

/** Whether somebody other than its author approved the revision; null where nothing is known of its approvals. */
export function hasIndependentApproval({
  approvals,
  revisionAuthor,
}: Pick<PolicyChangeRow, 'approvals' | 'revisionAuthor'>): boolean | null {
  return approvals === null ? null : approvals.some(({ by }) => by !== revisionAuthor);
}

const writeApprovals = ({ approvals }: PolicyChangeRow): string =>
  approvals === null
    ? 'Not known'
    : approvals.length === 0
      ? 'None recorded'
      : approvals.map(({ by, at }) => `${by} (${at.slice(0, 10)})`).join(', ');

/** Which policies were changed by whom, and who approved it. */
export function layOutPolicyChanges({
  policyChanges: { changes, entries },
}: Pick<ComplianceReportData, 'policyChanges'>): ReportSection {
  const activated = changes.rows.filter(isActivation);
  const of = (answer: boolean | null) =>
    activated.filter((change) => hasIndependentApproval(change) === answer).length;
  return {
    id: 'policy-changes',
    title: 'Policy changes with approvals',
    statements: [
      changes.total === 0
        ? 'No policy was published, activated or rolled back in this period.'
        : `${countOf(changes.total, 'change', 'changes')} to policies.`,
      ...(changes.total > changes.rows.length
        ? ['The figures on approvals are of the changes that are listed.']
        : []),
      ...(activated.length > 0
        ? [
            'An approval counts where somebody other than the revision’s author gave it, before or after the activation, and did not take it back. Of a bundle those of the policies in it count.',
          ]
        : []),
    ],
    facts:
      activated.length === 0
        ? []
        : [
            { label: 'Activations', value: String(activated.length) },
            { label: 'With a recorded approval', value: String(of(true)) },
            { label: 'Without a recorded one', value: String(of(false)) },
            { label: 'Revision not told, so no word on approvals', value: String(of(null)) },
          ],
    tables: [
      tableOf({ id: 'policy-changes', title: 'Changes', empty: 'No change in this period.' }, changes, [
        { header: 'Time', kind: 'time', value: ({ occurredAt }) => occurredAt },
        { header: 'Change', value: ({ type }) => TYPES[type] ?? type },
        { header: 'Policy', value: ({ policy }) => policy },
        { header: 'Revision', kind: 'id', value: ({ revision }) => revision },
        { header: 'Environment', value: ({ environment }) => environment },
        { header: 'Zone', value: ({ zone }) => zone },
        { header: 'Changed by', value: ({ author }) => author },
        { header: 'Author of revision', value: ({ revisionAuthor }) => revisionAuthor },
        { header: 'Approved by', value: writeApprovals },
        { header: 'Message', value: ({ message }) => message },
        { header: 'Review', value: ({ reviewUrl }) => reviewUrl },
      ]),
      tableOf(
        {
          id: 'policy-entries',
          title: 'What was done to policies in Gatehouse, by the audit log',
          empty: 'The audit log holds no such entry of this period.',
        },
        entries,
        [
          { header: 'Time', kind: 'time', value: ({ occurredAt }) => occurredAt },
          { header: 'Actor', value: ({ actor }) => actor.name ?? actor.ref },
          { header: 'Action', value: ({ action }) => action },
          { header: 'Targets', value: ({ targets }) => targets.join(', ') },
          { header: 'Outcome', value: ({ outcome }) => outcome },
          { header: 'Entry no.', kind: 'id', value: ({ index }) => index },
          { header: 'Entry id', kind: 'id', value: ({ id }) => id },
        ],
      ),
    ],
    verbatim: [],
  };
}
