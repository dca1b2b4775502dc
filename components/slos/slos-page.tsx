'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarOff, Plus } from 'lucide-react';
import Link from 'next/link';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Page } from '@/components/layout/page';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { slosQuery } from '@/lib/client/slo-queries';
import type { Slos } from '@/lib/domain/read-models/objectives';
import { describeSlos } from './describe-slos';
import { worstFirst } from './rank-slos';
import { SLO_COLUMNS } from './slo-columns';
import { SloFilters } from './slo-filters';
import { CORRECTIONS, NEW_SLO, sloHref } from './slo-href';
import { filterSlos, useSloFilter } from './use-slo-filter';
import { WHO_CHANGES_OBJECTIVES } from './who-changes-objectives';

/** `/slos`: every objective, what is left of its budget, and how fast it burns. */
export function SlosPage({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(slosQuery());
  const { filter, setFilter, isFiltered, clearFilter } = useSloFilter();
  const emptyOf = ({ items }: Slos): EmptyKind | null => {
    if (items.length === 0)
      return {
        kind: 'not-connected',
        title: 'There is no objective yet',
        how: 'Add one here, or import OpenSLO files with gatehouse slo import FILE.',
      };
    if (filterSlos(items, filter).length === 0)
      return { kind: 'no-match', title: 'No objective matches the filters', onClear: clearFilter };
    return null;
  };
  return (
    <Page
      title="Objectives"
      answer={query.data ? describeSlos(query.data.items) : null}
      controls={['refresh']}
      actions={
        <>
          <Button asChild>
            <Link href={CORRECTIONS} prefetch={false}>
              <CalendarOff aria-hidden />
              Corrections
            </Link>
          </Button>
          <PermittedLink allowed={mayWrite} reason={WHO_CHANGES_OBJECTIVES} href={NEW_SLO}>
            <Plus aria-hidden />
            Add objective
          </PermittedLink>
        </>
      }
    >
      <QueryPanel
        title="Objectives"
        description="Each over its own window; burn rates over the two windows that tell its status."
        what="objectives"
        height={480}
        flush
        query={query}
        emptyOf={emptyOf}
        freshnessOf={({ freshness }) => freshness}
        actions={
          query.data ? <SloFilters slos={query.data.items} filter={filter} setFilter={setFilter} /> : null
        }
      >
        {({ items }) => (
          <DataTable
            label="Objectives"
            counted={['objective', 'objectives']}
            columns={SLO_COLUMNS}
            rows={worstFirst(filterSlos(items, filter))}
            rowId={({ objective }) => objective.id}
            rowHref={({ objective }) => sloHref(objective.id)}
            total={items.length}
            filterKey={isFiltered ? JSON.stringify(filter) : ''}
            maxHeight="max-h-[80vh]"
            stack
          />
        )}
      </QueryPanel>
    </Page>
  );
}
