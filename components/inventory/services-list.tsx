'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsIsoDate, parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { servicesQuery } from '@/lib/client/inventory-queries';
import { ONLY_ADMINISTRATORS } from './inventory-words';
import { NotInInventory } from './not-in-inventory';
import { ServiceFormDialog } from './service-form-dialog';
import { ServicesTable } from './services-table';

/** `/services`: the services of the inventory, and those that send events without being in it. */
export function ServicesList({ mayWrite }: { mayWrite: boolean }) {
  const { scope, hasScopeFilter, clearScope } = usePageScope();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault('').withOptions({ throttleMs: 300 }));
  const [day, setDay] = useQueryState('at', parseAsIsoDate);
  const at = day?.toISOString().slice(0, 10);
  const query = useInfiniteQuery(
    servicesQuery({ ...scope, q: q || undefined, inInventory: true, at }, { limit: 500 }),
  );
  const unknown = useInfiniteQuery(servicesQuery({ ...scope, inInventory: false }, { limit: 100 }));
  const [adding, setAdding] = useState(false);
  const clear = () => {
    clearScope();
    void setQ(null);
    void setDay(null);
  };
  return (
    <Page
      title="Services"
      answer={query.data && unknown.data ? answerOf(query.data.total, unknown.data.total) : undefined}
      actions={
        <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          Add service
        </PermittedButton>
      }
    >
      <NotInInventory query={unknown} mayWrite={mayWrite} />
      <QueryPanel
        title="In the inventory"
        description={
          at
            ? `As it was at the end of ${at} (UTC), each service in its zone of then; owners are those of today.`
            : 'The denominator of coverage. Decisions and denials of the time range.'
        }
        what="services"
        height={480}
        flush
        query={query}
        actions={
          <>
            <Input
              type="date"
              aria-label="Inventory as of"
              title="Inventory as of"
              className="w-38"
              value={at ?? ''}
              onChange={({ target: { value } }) => void setDay(value ? new Date(`${value}T00:00:00Z`) : null)}
            />
            {at ? (
              <Button size="sm" variant="ghost" onClick={() => void setDay(null)}>
                Today
              </Button>
            ) : null}
            <Input
              type="search"
              aria-label="Filter services by name"
              placeholder="Filter by name"
              data-page-filter
              className="w-48"
              value={q}
              onChange={(event) => void setQ(event.target.value || null)}
            />
          </>
        }
        emptyOf={({ total }) =>
          total > 0
            ? null
            : q || at || hasScopeFilter
              ? { kind: 'no-match', title: 'No service matches the filters.', onClear: clear }
              : {
                  kind: 'not-connected',
                  title: 'The inventory has no services yet.',
                  how: 'Add one here, or import a file under Settings, Inventory.',
                }
        }
      >
        {(list) => (
          <ServicesTable list={list} query={query} filterKey={`${q} ${at ?? ''} ${JSON.stringify(scope)}`} />
        )}
      </QueryPanel>
      <ServiceFormDialog service={null} open={adding} onOpenChange={setAdding} />
    </Page>
  );
}

function answerOf(known: number, unknown: number): string {
  const inInventory = `${formatCounted(known, 'service')} in the inventory.`;
  if (unknown === 0) return `${inInventory} Every service that sent events is in it.`;
  const are = unknown === 1 ? 'is' : 'are';
  return `${inInventory} ${formatCounted(unknown, 'other service')} sent events and ${are} not in it.`;
}
