'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Lightbulb, Plus } from 'lucide-react';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useSearchParams } from 'next/navigation';
import { policyHref } from '@/components/charts/prepare/marker-link';
import { parseSort, writeSort } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { PermittedLink } from '@/components/forms/permitted-link';
import { Page } from '@/components/layout/page';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { keepScope } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { policiesQuery } from '@/lib/client/policy-list-queries';
import { POLICY_FINDINGS, POLICY_SORTS, UNUSED_DAYS } from '@/lib/domain/read-models/policy-list';
import { describePolicies } from './describe-policies';
import { FindingFilters } from './finding-filters';
import { GrowthPanel } from './growth-panel';
import { WHO_CHANGES_POLICIES } from '../policy-words';
import { POLICY_COLUMNS } from './policy-columns';

const DEFAULT_SORT = { column: 'denials', descending: true } as const;
const PAGE_SIZE = 100;

/** What the address asks the list to be sorted by; anything else is the default. */
function readSort(text: string | null): string {
  const sort = text ? parseSort(text) : null;
  const isKnown = sort && POLICY_SORTS.some((column) => column === sort.column);
  return writeSort(isKnown ? sort : DEFAULT_SORT);
}

/** `/policies`: every policy that decides or was changed, what it decided in the range, and what is odd about it. */
export function PoliciesPage({ mayWrite }: { mayWrite: boolean }) {
  const { scope } = usePageScope();
  const search = useSearchParams();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault('').withOptions({ throttleMs: 300 }));
  const [finding, setFinding] = useQueryState('finding', parseAsStringLiteral(POLICY_FINDINGS));
  const [days, setDays] = useQueryState('days', parseAsInteger.withDefault(UNUSED_DAYS));
  const [sortText] = useQueryState('sort', parseAsString);
  const sort = readSort(sortText);
  const unusedDays = days >= 1 && days <= 365 ? days : UNUSED_DAYS;
  const query = useInfiniteQuery(
    policiesQuery(
      { ...scope, q: q || undefined, finding: finding ?? undefined, days: unusedDays, sort },
      { limit: PAGE_SIZE },
    ),
  );
  const clear = () => {
    void setQ(null);
    void setFinding(null);
  };
  return (
    <Page
      title="Policies"
      answer={query.data && !q && !finding ? describePolicies(query.data) : null}
      actions={
        <>
          <Button asChild>
            <ScopedLink href="/policies/suggestions" prefetch={false}>
              <Lightbulb aria-hidden />
              Suggested rules
            </ScopedLink>
          </Button>
          <PermittedLink allowed={mayWrite} reason={WHO_CHANGES_POLICIES} href="/policies/new">
            <Plus aria-hidden />
            Publish
          </PermittedLink>
        </>
      }
    >
      <FindingFilters
        counts={query.data?.counts}
        finding={finding}
        days={unusedDays}
        onFinding={(kind) => void setFinding(kind)}
        onDays={(value) => void setDays(value)}
      />
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
            : q || finding
              ? { kind: 'no-match', title: 'No policy matches the filters', onClear: clear }
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
            columns={POLICY_COLUMNS}
            rows={list.items}
            rowId={({ id }) => id}
            rowHref={({ id }) => keepScope(policyHref(id), search)}
            total={list.total}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            sorting="query"
            defaultSort={DEFAULT_SORT}
            filterKey={`${q} ${finding} ${unusedDays} ${JSON.stringify(scope)}`}
            stack
          />
        )}
      </QueryPanel>
      <GrowthPanel />
    </Page>
  );
}
