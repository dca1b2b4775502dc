import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import type { PolicyRow } from '@/lib/domain/read-models/policies';

const shareDenied = ({ decisions, denials }: PolicyRow) => (decisions > 0 ? denials / decisions : null);

/** Columns of the list of policies; counts are of the time range. */
export const POLICY_COLUMNS: readonly Column<PolicyRow>[] = [
  {
    id: 'name',
    header: 'Policy',
    value: ({ name }) => name,
    sortable: true,
    width: 'min-w-56',
  },
  {
    id: 'decisions',
    header: 'Decisions',
    value: ({ decisions }) => (decisions > 0 ? decisions : null),
    cell: ({ decisions }) => formatCount(decisions),
    sortable: true,
    align: 'right',
    missing: 'No data',
  },
  {
    id: 'denials',
    header: 'Denials',
    value: ({ decisions, denials }) => (decisions > 0 ? denials : null),
    cell: ({ denials }) => formatCount(denials),
    sortable: true,
    align: 'right',
    missing: 'No data',
  },
  {
    id: 'share',
    header: 'Share denied',
    value: shareDenied,
    cell: (row) => formatRatio(shareDenied(row)),
    sortable: true,
    align: 'right',
    missing: 'No data',
  },
  {
    id: 'revision',
    header: 'Latest revision',
    value: ({ latestRevision }) => latestRevision,
    sortable: true,
  },
  {
    id: 'revisions',
    header: 'Revisions',
    value: ({ revisions }) => revisions,
    cell: ({ revisions }) => (revisions > 0 ? formatCount(revisions) : <NotReported>none known</NotReported>),
    sortable: true,
    align: 'right',
  },
  {
    id: 'change',
    header: 'Last change',
    value: ({ lastChangeAt }) => lastChangeAt,
    cell: ({ lastChangeAt }) => <Time at={lastChangeAt} />,
    sortable: true,
    missing: 'none known',
  },
  {
    id: 'bundle',
    header: 'Bundle',
    value: ({ bundle }) => bundle,
    sortable: true,
    hidden: true,
    missing: 'none known',
  },
];
