import { TriangleAlert } from 'lucide-react';
import type { Column } from '@/components/data-table/column';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { RunbookRow } from '@/lib/domain/read-models/runbooks';
import { describeMatch, SOURCE_WORDS } from './runbook-words';

/** A mark of what nobody looked through in time. */
export const OverdueBadge = () => (
  <Badge variant="outline">
    <TriangleAlert aria-hidden className="text-status-at-risk" />
    Review overdue
  </Badge>
);

export const RUNBOOK_COLUMNS: readonly Column<RunbookRow>[] = [
  {
    id: 'title',
    header: 'Runbook',
    value: ({ title }) => title,
    cell: ({ title, isUpdateOffered }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {title}
        {isUpdateOffered ? <Badge variant="accent">New text offered</Badge> : null}
      </span>
    ),
    sortable: true,
    width: 'min-w-64',
  },
  {
    id: 'match',
    header: 'For',
    value: (row) => describeMatch(row),
    missing: 'no alert by itself',
    sortable: true,
    width: 'min-w-56',
  },
  {
    id: 'reviewed',
    header: 'Last review',
    value: ({ reviewedAt }) => reviewedAt,
    cell: ({ reviewedAt, isOverdue }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {reviewedAt ? <Time at={reviewedAt} /> : 'never'}
        {isOverdue ? <OverdueBadge /> : null}
      </span>
    ),
    missing: 'never',
    sortable: true,
  },
  {
    id: 'used',
    header: 'Last use',
    value: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : null),
    missing: 'never',
    sortable: true,
  },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner, missing: 'nobody named', sortable: true },
  {
    id: 'version',
    header: 'Version',
    value: ({ version }) => version,
    cell: ({ version, source }) => `${version}, ${SOURCE_WORDS[source]}`,
    sortable: true,
  },
];
