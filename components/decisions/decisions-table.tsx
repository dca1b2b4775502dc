'use client';

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { presentOutcome } from '@/components/status/outcome-presentation';
import { keepScope } from '@/components/time-range/keep-scope';
import type { List } from '@/lib/domain/read-models/common';
import type { EventRow } from '@/lib/domain/read-models/events';
import { decisionColumns } from './decision-columns';
import { decisionHref } from './decision-href';
import { DecisionPanel } from './decision-panel';

/** A cursor-paged list of decisions, newest first; a row opens in the side panel. */
export function DecisionsTable({
  label,
  counted,
  list,
  query,
  filterKey,
  withDecision,
}: {
  label: string;
  counted: readonly [string, string];
  list: List<EventRow>;
  query: Pick<UseInfiniteQueryResult<List<EventRow>>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  filterKey: string;
  withDecision: boolean;
}) {
  const search = useSearchParams();
  const columns = useMemo(() => decisionColumns(withDecision), [withDecision]);
  return (
    <DataTable
      label={label}
      counted={counted}
      columns={columns}
      rows={list.items}
      rowId={({ id }) => id}
      rowHref={({ id }) => keepScope(decisionHref(id), search)}
      renderPanel={(id) => <DecisionPanel id={id} />}
      panelTitle={(_, row) =>
        row?.outcome
          ? `${presentOutcome(row.outcome).word}: ${row.service ?? row.policy ?? row.id}`
          : 'Decision'
      }
      total={list.total}
      hasMore={query.hasNextPage}
      isLoadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      sorting="query"
      filterKey={filterKey}
      stack
    />
  );
}
