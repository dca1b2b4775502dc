'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useSearchParams } from 'next/navigation';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Page } from '@/components/layout/page';
import { QueryPanel } from '@/components/states/query-panel';
import { keepScope } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Input } from '@/components/ui/input';
import { policiesQuery } from '@/lib/client/policy-queries';
import { describePolicies } from './describe-policies';
import { POLICY_COLUMNS } from './policy-columns';
import { WHO_CHANGES_POLICIES } from './policy-words';

/** `/policies`: every policy that decides or was changed, with what it decided in the range. */
export function PoliciesPage({ mayWrite }: { mayWrite: boolean }) {
  const { scope } = usePageScope();
  const search = useSearchParams();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault('').withOptions({ throttleMs: 300 }));
  const query = useInfiniteQuery(policiesQuery({ ...scope, q: q || undefined }, { limit: 500 }));
  const isWhole = !query.hasNextPage;
  return (
    <Page
      title="Policies"
      answer={query.data && isWhole && !q ? describePolicies(query.data.items) : null}
      actions={
        <PermittedLink allowed={mayWrite} reason={WHO_CHANGES_POLICIES} href="/policies/new">
          <Plus aria-hidden />
          Publish
        </PermittedLink>
      }
    >
      <QueryPanel
        title="Policies"
        description="Known from their decisions and from change events. Decisions and denials of the time range, weighted by sampling."
        query={query}
        what="policies"
        height={480}
        flush
        actions={
          <Input
            type="search"
            aria-label="Filter policies by name"
            placeholder="Filter by name"
            data-page-filter
            className="w-48"
            value={q}
            onChange={(event) => void setQ(event.target.value || null)}
          />
        }
        emptyOf={({ total }) =>
          total > 0
            ? null
            : q
              ? { kind: 'no-match', title: 'No policy has this in its name', onClear: () => void setQ(null) }
              : {
                  kind: 'not-connected',
                  title: 'No policy is known yet',
                  how: 'Policies appear with their first decision or change event. Point a policy engine at /api/ingest/opa, or send events to /api/ingest/events.',
                }
        }
      >
        {(list) => (
          <DataTable
            label="Policies"
            counted={['policy', 'policies']}
            columns={isWhole ? POLICY_COLUMNS : UNSORTED}
            rows={list.items}
            rowId={({ id }) => id}
            rowHref={({ id }) => keepScope(policyHref(id), search)}
            total={list.total}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            sorting={isWhole ? 'table' : 'query'}
            defaultSort={isWhole ? { column: 'denials', descending: true } : undefined}
            filterKey={`${q} ${JSON.stringify(scope)}`}
            stack
          />
        )}
      </QueryPanel>
    </Page>
  );
}

/** A part of the list cannot be sorted by what the rest holds. */
const UNSORTED = POLICY_COLUMNS.map((column) => ({ ...column, sortable: false }));
