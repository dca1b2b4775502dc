import type { Column } from '@/components/data-table/column';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import { describeUses, FINDING_WORDS, holderName, KIND_WORDS, STATE_WORDS } from './access-words';
import { StateBadge } from './state-badge';
import { TimeLeft } from './time-left';

const findingsColumn: Column<AccessGrantRow> = {
  id: 'findings',
  header: 'Findings',
  value: ({ findings }) => findings.map((finding) => FINDING_WORDS[finding].word).join(', ') || null,
  cell: ({ findings }) => (
    <span className="flex flex-wrap gap-1">
      {findings.map((finding) => (
        <Badge key={finding} variant="outline" title={FINDING_WORDS[finding].meaning}>
          {FINDING_WORDS[finding].word}
        </Badge>
      ))}
    </span>
  ),
  missing: 'none',
  width: 'min-w-56',
};

/** The columns of break-glasses and elevations; `ends` names the one of their end. */
export const grantColumns = (ends: string, sortable: boolean): readonly Column<AccessGrantRow>[] => [
  { id: 'holder', header: 'Who', value: holderName, sortable, width: 'min-w-44' },
  {
    id: 'kind',
    header: 'Kind',
    value: ({ kind }) => KIND_WORDS[kind],
    cell: ({ kind }) => (
      <Badge variant={kind === 'break-glass' ? 'accent' : 'neutral'}>{KIND_WORDS[kind]}</Badge>
    ),
    sortable,
  },
  { id: 'role', header: 'Role or right', value: ({ role }) => role, sortable, width: 'min-w-48' },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => STATE_WORDS[state].word,
    cell: ({ state }) => <StateBadge state={state} />,
    sortable,
  },
  findingsColumn,
  {
    id: 'grantedAt',
    header: 'Granted',
    value: ({ grantedAt }) => grantedAt,
    cell: ({ grantedAt }) => <Time at={grantedAt} />,
    sortable,
  },
  {
    id: 'ends',
    header: ends,
    value: ({ expiresAt }) => expiresAt,
    cell: (grant) => <TimeLeft grant={grant} />,
    missing: 'no expiry',
  },
  {
    id: 'uses',
    header: 'Done under it',
    value: ({ uses }) => describeUses(uses),
    missing: 'unknown',
  },
  {
    id: 'approver',
    header: 'Approved by',
    value: ({ approver }) => approver,
    missing: 'nobody named',
    hidden: true,
  },
  {
    id: 'justification',
    header: 'Justification',
    value: ({ justification }) => justification,
    missing: 'none',
    hidden: true,
  },
  { id: 'scope', header: 'Scope', value: ({ scope }) => scope, hidden: true },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, hidden: true },
  { id: 'source', header: 'Told by', value: ({ source }) => source ?? 'recorded here', hidden: true },
];
