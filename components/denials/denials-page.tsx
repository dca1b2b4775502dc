'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { DecisionsOverTime } from '@/components/decisions/decisions-over-time';
import { DecisionsTable } from '@/components/decisions/decisions-table';
import { emptyDenials } from '@/components/decisions/empty-decisions';
import { FilterBar } from '@/components/decisions/filter-bar';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { useEventFilters } from '@/components/decisions/use-event-filters';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { describeRange } from '@/components/time-range/describe-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { useNow } from '@/components/values/use-now';
import { BulkVerdictDialog } from '@/components/verdicts/bulk-verdict-dialog';
import { denialsQuery } from '@/lib/client/event-queries';
import { decisionSeriesQuery } from '@/lib/client/series-queries';
import { describeDenials } from './describe-denials';

/** `/denials`: every denial of the range, with filters, over time and one by one. */
export function DenialsPage({ mayReadEvents, mayJudge }: { mayReadEvents: boolean; mayJudge: boolean }) {
  const [isJudging, setJudging] = useState(false);
  const { filter: wanted, clear, hasFilter, onlyRows } = useEventFilters({ withDecision: false });
  const filter = { ...wanted, outcome: 'deny' };
  const query = useInfiniteQuery({ ...denialsQuery(filter), enabled: mayReadEvents });
  const decisions = useQuery(decisionSeriesQuery({ ...filter, outcome: undefined }));
  const { range } = usePageScope();
  const words = describeRange(range, useNow(), useTimeZone());

  return (
    <Page
      title="Denials"
      controls={['range', 'refresh']}
      answer={query.data ? describeDenials(query.data.total, words, hasFilter) : null}
    >
      <FilterBar withDecision={false} />
      <DecisionsOverTime
        title="Denials over time"
        filter={filter}
        decisions={decisions.data}
        onlyRows={onlyRows}
        hasFilter={hasFilter}
        onClear={clear}
      />
      {mayReadEvents ? (
        <QueryPanel
          title="Denials"
          description="Newest first. A row opens beside the list."
          actions={
            mayJudge && query.data && query.data.total > 0 ? (
              <Button size="sm" onClick={() => setJudging(true)}>
                <Gavel aria-hidden />
                Judge all that match
              </Button>
            ) : null
          }
          query={query}
          what="denials"
          height={480}
          flush
          emptyOf={({ total }) =>
            total > 0 ? null : emptyDenials(decisions.data, { hasFilter, onClear: clear })
          }
        >
          {(list) => (
            <DecisionsTable
              label="Denials"
              counted={['denial', 'denials']}
              list={list}
              query={query}
              filterKey={JSON.stringify(filter)}
              withDecision={false}
            />
          )}
        </QueryPanel>
      ) : (
        <NotAllowed title="Denials" />
      )}
      {isJudging ? (
        <BulkVerdictDialog
          open
          onOpenChange={setJudging}
          filter={wanted}
          about={`denials of this list, ${words.startsWith('Last') ? `the l${words.slice(1)}` : words}`}
        />
      ) : null}
    </Page>
  );
}
