'use client';

import { useQuery } from '@tanstack/react-query';
import { formatCounted } from '@/components/format/format-count';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { postmortemActionsQuery } from '@/lib/client/incident-queries';
import { meQuery } from '@/lib/client/me-query';
import type { PostmortemActionList } from '@/lib/domain/read-models/incidents';
import { ActionList } from './action-list';

/** What is to be done after incidents and is not done yet, overdue first. */
export function OpenActions() {
  const query = useQuery(postmortemActionsQuery());
  const mayWrite = useQuery(meQuery()).data?.permissions.includes('incidents:write') ?? false;
  return (
    <QueryPanel
      id="actions"
      title="Open actions of postmortems"
      description={query.data ? describe(query.data) : undefined}
      query={query}
      what="actions"
      height={120}
      emptyOf={({ total }): EmptyKind | null =>
        total > 0
          ? null
          : {
              kind: 'all-quiet',
              title: 'Every action is done',
              checkedAt: new Date(query.dataUpdatedAt).toISOString(),
            }
      }
    >
      {({ items }) => <ActionList actions={items} mayWrite={mayWrite} withIncident />}
    </QueryPanel>
  );
}

const describe = ({ total, overdue }: PostmortemActionList): string | undefined =>
  total === 0
    ? undefined
    : `${formatCounted(total, 'action')} to do${overdue > 0 ? `, ${overdue} overdue` : ''}.`;
