'use client';

import { useSearchParams } from 'next/navigation';
import { DataTable } from '@/components/data-table/data-table';
import type { List } from '@/lib/domain/read-models/common';
import type { ServiceRow } from '@/lib/domain/read-models/inventory';
import { detailHref } from './detail-href';
import { SERVICE_COLUMNS, UNSORTED_SERVICE_COLUMNS } from './service-columns';

/** A list of services that pages by cursor; sortable once all of them are here. */
export function ServicesTable({
  list,
  query,
  filterKey,
}: {
  list: List<ServiceRow>;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  filterKey?: string;
}) {
  const search = useSearchParams();
  return (
    <DataTable
      label="Services"
      counted={['service', 'services']}
      columns={query.hasNextPage ? UNSORTED_SERVICE_COLUMNS : SERVICE_COLUMNS}
      rows={list.items}
      rowId={({ name }) => name}
      rowHref={({ name }) => detailHref('/services', name, search)}
      total={list.total}
      hasMore={query.hasNextPage}
      isLoadingMore={query.isFetchingNextPage}
      onLoadMore={() => void query.fetchNextPage()}
      sorting={query.hasNextPage ? 'query' : 'table'}
      filterKey={filterKey}
      stack
    />
  );
}
