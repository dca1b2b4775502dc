'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import type { EmptyKind } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { QueryPanel } from '@/components/states/query-panel';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import { grantEntriesQuery } from '@/lib/client/access-queries';
import type { AccessGrantRow, GrantEntryRow } from '@/lib/domain/read-models/access-grants';
import { entryHref } from '../../audit-hrefs';

const COLUMNS: readonly Column<GrantEntryRow>[] = [
  {
    id: 'action',
    header: 'Action',
    value: ({ action }) => action,
    cell: ({ action, isAfterEnd }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {action}
        {isAfterEnd ? (
          <Badge variant="outline" className="text-status-breached">
            after its end
          </Badge>
        ) : null}
      </span>
    ),
    width: 'min-w-48',
  },
  {
    id: 'occurredAt',
    header: 'When',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ occurredAt }) => <Time at={occurredAt} as="absolute" />,
  },
  {
    id: 'target',
    header: 'What it was done to',
    value: ({ targets }) => targets.map(({ type, id, name }) => `${type} ${name ?? id}`).join(', ') || null,
    width: 'min-w-64',
  },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ outcome }) => outcome,
    cell: ({ outcome }) => (outcome ? <OutcomeBadge outcome={outcome} /> : null),
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone },
  { id: 'ip', header: 'From', value: ({ ip }) => ip },
  { id: 'source', header: 'Source', value: ({ source }) => source },
];

const MEANINGS: Record<AccessGrantRow['identity'], string> = {
  own: 'Everything that its session did: the identity exists only under this grant.',
  shared:
    'Everything that its holder did while the right was there; some of it may have been by other rights.',
  unknown: '',
};

/** What was done under a grant, with what was done after its end marked. */
export function GrantEntriesPanel({ grant, mayRead }: { grant: AccessGrantRow; mayRead: boolean }) {
  if (!mayRead)
    return (
      <Panel title="Done under it">
        <p className="text-fg-muted text-sm">
          The entries are for those who may read the audit log: the roles reviewer and administrator.
        </p>
      </Panel>
    );
  if (grant.identity === 'unknown')
    return (
      <Panel title="Done under it">
        <p className="text-fg-muted text-sm">
          Unknown: it is held through a group or a role, and no record names who acts by it.
        </p>
      </Panel>
    );
  return <Entries grant={grant} />;
}

function Entries({ grant }: { grant: AccessGrantRow }) {
  const query = useInfiniteQuery(grantEntriesQuery(grant.id));
  return (
    <QueryPanel
      title="Done under it"
      description={MEANINGS[grant.identity]}
      query={query}
      what="entries"
      height={240}
      flush
      emptyOf={({ items }): EmptyKind | null =>
        items.length === 0
          ? {
              kind: 'all-quiet',
              title: 'Nothing was done under it',
              checkedAt: new Date(query.dataUpdatedAt).toISOString(),
            }
          : null
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Done under it"
          counted={['entry', 'entries']}
          columns={COLUMNS}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ id }) => entryHref(id)}
          total={total}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          stack
        />
      )}
    </QueryPanel>
  );
}
