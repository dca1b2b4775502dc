'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsStringEnum, useQueryState } from 'nuqs';
import { DecisionsTable } from '@/components/decisions/decisions-table';
import { emptyDecisions, emptyDenials } from '@/components/decisions/empty-decisions';
import { OUTCOME_CATEGORIES } from '@/components/status/outcome-presentation';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { denialsQuery, eventsQuery } from '@/lib/client/event-queries';
import type { EventFilter } from '@/lib/domain/filters';
import type { DecisionOutcome } from '@/lib/domain/kinds';
import type { DecisionSeries } from '@/lib/domain/read-models/common';

const SHOWN = ['denials', 'all'] as const;
const LABELS = { denials: 'Denials', all: 'All decisions' } as const;

/** Single decisions: denials unless the filter bar names a decision or all are asked for. */
export function DecisionsPanel({
  filter,
  hasFilter,
  onClear,
  decisions,
}: {
  filter: EventFilter;
  hasFilter: boolean;
  onClear: () => void;
  /** Decisions of every outcome over time, once they are there. */
  decisions: DecisionSeries | undefined;
}) {
  const [shown, setShown] = useQueryState('show', parseAsStringEnum([...SHOWN]).withDefault('denials'));
  const { outcome } = filter;
  const isAll = !outcome && shown === 'all';
  const query = useInfiniteQuery(
    isAll
      ? eventsQuery({ ...filter, kind: 'decision' })
      : denialsQuery({ ...filter, outcome: outcome ?? 'deny' }),
  );
  const isDenials = !isAll && (outcome ?? 'deny') === 'deny';
  const title = isDenials
    ? LABELS.denials
    : isAll
      ? LABELS.all
      : `Decisions: ${OUTCOME_CATEGORIES[outcome as DecisionOutcome].word.toLowerCase()}`;
  const counted = isDenials ? (['denial', 'denials'] as const) : (['decision', 'decisions'] as const);

  return (
    <QueryPanel
      title={title}
      description="Newest first. A row opens beside the list."
      actions={
        outcome ? null : (
          <div role="group" aria-label="Rows" className="flex gap-1">
            {SHOWN.map((each) => (
              <Button
                key={each}
                size="sm"
                variant={shown === each ? 'outline' : 'ghost'}
                aria-pressed={shown === each}
                onClick={() => void setShown(each)}
              >
                {LABELS[each]}
              </Button>
            ))}
          </div>
        )
      }
      query={query}
      what={counted[1]}
      height={420}
      flush
      emptyOf={({ total }) =>
        total > 0 ? null : (isDenials ? emptyDenials : emptyDecisions)(decisions, { hasFilter, onClear })
      }
    >
      {(list) => (
        <DecisionsTable
          label={title}
          counted={counted}
          list={list}
          query={query}
          filterKey={JSON.stringify({ ...filter, shown })}
          withDecision={isAll}
        />
      )}
    </QueryPanel>
  );
}
