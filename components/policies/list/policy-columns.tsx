import type { Column } from '@/components/data-table/column';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { describeInterval } from '@/components/indicators/describe-interval';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyRow, PolicySort } from '@/lib/domain/read-models/policy-list';
import { describeFinding } from './describe-findings';

/** The objective of M3, beside which accuracies are rounded. */
const OBJECTIVE = 0.95;

const shareDenied = ({ decisions, denials }: PolicyRow) => (decisions > 0 ? denials / decisions : null);

/** "payments", or "3 owners" with their names behind it. */
function Several({ names, word, none }: { names: readonly string[]; word: string; none: string }) {
  if (names.length === 0) return <NotReported>{none}</NotReported>;
  if (names.length === 1) return <>{names[0]}</>;
  return (
    <span title={names.join(', ')}>
      {names.length > 2 ? formatCounted(names.length, word) : names.join(', ')}
    </span>
  );
}

function Accuracy({
  accuracy: { state, estimate, interval, reviewed },
}: {
  accuracy: PolicyRow['accuracy'];
}) {
  if (state === 'no-denials') return <NotReported>No data</NotReported>;
  if (state === 'not-reviewed') return <NotReported>not reviewed</NotReported>;
  return (
    <span className="whitespace-nowrap">
      {formatRatio(estimate, { objective: OBJECTIVE })}
      <span className="text-fg-muted block text-xs">
        {state === 'few-reviews' ? `few reviews (${reviewed})` : describeInterval(interval, OBJECTIVE)}
      </span>
    </span>
  );
}

const sortable = (id: PolicySort) => ({ id, sortable: true });

/** Columns of the list of policies; counts are of the time range. The query sorts. */
export const POLICY_COLUMNS: readonly Column<PolicyRow>[] = [
  {
    ...sortable('name'),
    header: 'Policy',
    value: ({ name }) => name,
    width: 'min-w-48',
  },
  {
    id: 'findings',
    header: 'Findings',
    value: ({ findings }) => findings.map(describeFinding).join('; ') || null,
    cell: ({ findings }) =>
      findings.length === 0 ? (
        <NotReported>none</NotReported>
      ) : (
        <ul className="grid gap-0.5 text-xs">
          {findings.map((finding) => (
            <li key={finding.kind}>{describeFinding(finding)}</li>
          ))}
        </ul>
      ),
    width: 'min-w-28',
    missing: 'none',
  },
  {
    ...sortable('owner'),
    header: 'Owner',
    value: ({ owners }) => owners.join(', ') || null,
    cell: ({ owners }) => <Several names={owners} word="owner" none="none known" />,
    width: 'min-w-28',
    missing: 'none known',
  },
  {
    ...sortable('engine'),
    header: 'Engine',
    value: ({ engines }) => engines.join(', ') || null,
    cell: ({ engines }) => <Several names={engines} word="engine" none="none known" />,
    missing: 'none known',
  },
  {
    ...sortable('zones'),
    header: 'Zones',
    value: ({ zones }) => zones.join(', ') || null,
    cell: ({ zones }) => <Several names={zones} word="zone" none="none" />,
    width: 'min-w-24',
    missing: 'none',
  },
  {
    ...sortable('change'),
    header: 'Last change',
    value: ({ lastChangeAt }) => lastChangeAt,
    cell: ({ lastChangeAt }) => <Time at={lastChangeAt} />,
    missing: 'none known',
  },
  {
    ...sortable('decisions'),
    header: 'Decisions',
    value: ({ decisions }) => (decisions > 0 ? decisions : null),
    cell: ({ decisions }) => formatCount(decisions),
    align: 'right',
    missing: 'No data',
  },
  {
    ...sortable('denials'),
    header: 'Denials',
    value: ({ decisions, denials }) => (decisions > 0 ? denials : null),
    cell: ({ denials }) => formatCount(denials),
    align: 'right',
    missing: 'No data',
  },
  {
    ...sortable('accuracy'),
    header: 'M3 deny accuracy',
    // Never empty, so that the cell says why there is no number.
    value: ({ accuracy: { estimate, state } }) =>
      estimate ?? (state === 'no-denials' ? 'No data' : 'not reviewed'),
    cell: ({ accuracy }) => <Accuracy accuracy={accuracy} />,
    align: 'right',
  },
  {
    ...sortable('age'),
    header: 'Known since',
    value: ({ knownSince }) => knownSince,
    cell: ({ knownSince, isOlder }) => (
      <span className="whitespace-nowrap">
        {isOlder ? 'before ' : ''}
        <Time at={knownSince} />
      </span>
    ),
  },
  {
    ...sortable('share'),
    header: 'Share denied',
    value: shareDenied,
    cell: (row) => formatRatio(shareDenied(row)),
    align: 'right',
    hidden: true,
    missing: 'No data',
  },
  {
    ...sortable('revision'),
    header: 'Latest revision',
    value: ({ latestRevision }) => latestRevision,
    hidden: true,
    missing: 'none known',
  },
  {
    ...sortable('revisions'),
    header: 'Revisions',
    value: ({ revisions }) => revisions,
    cell: ({ revisions }) => (revisions > 0 ? formatCount(revisions) : <NotReported>none known</NotReported>),
    align: 'right',
    hidden: true,
  },
  {
    ...sortable('bundle'),
    header: 'Bundle',
    value: ({ bundle }) => bundle,
    hidden: true,
    missing: 'none known',
  },
];
