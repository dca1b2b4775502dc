'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { decisionHref } from '@/components/decisions/decision-href';
import { PathName } from '@/components/decisions/path-name';
import { QueryPanel } from '@/components/states/query-panel';
import { JudgementBadge } from '@/components/status/judgement-badge';
import {
  CAUSE_WORDS,
  JUDGEMENT_PRESENTATION,
  ORIGIN_WORDS,
} from '@/components/status/judgement-presentation';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import { useVerdicts } from '@/components/verdicts/use-verdicts';
import { verdictsQuery } from '@/lib/client/review-queries';
import type { Verdict } from '@/lib/domain/read-models/review';

const COLUMNS: readonly Column<Verdict>[] = [
  {
    id: 'given',
    header: 'Given',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
    width: 'min-w-24',
  },
  { id: 'reviewer', header: 'By', value: ({ reviewerName }) => reviewerName },
  {
    id: 'judgement',
    header: 'Judgement',
    value: ({ judgement, cause }) =>
      [JUDGEMENT_PRESENTATION[judgement].word, cause && CAUSE_WORDS[cause].word].filter(Boolean).join(', '),
    cell: ({ judgement, cause, undoneAt }) => (
      <JudgementBadge judgement={judgement} cause={cause} isUndone={undoneAt !== null} />
    ),
  },
  {
    id: 'origin',
    header: 'Origin',
    value: ({ origin }) => ORIGIN_WORDS[origin].word,
    width: 'whitespace-nowrap',
  },
  { id: 'round', header: 'Round', value: ({ round }) => round, hidden: true, missing: 'none' },
  {
    id: 'happened',
    header: 'Denied',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
    hidden: true,
  },
  {
    id: 'policy',
    header: 'Policy and rule',
    value: ({ policy, rule }) => [policy, rule].filter(Boolean).join(' ') || null,
    cell: ({ policy, rule }) => (
      <span className="grid">
        <span>{policy ? <PathName path={policy} /> : 'policy not reported'}</span>
        <span className="text-fg-muted text-xs">{rule ?? 'rule not reported'}</span>
      </span>
    ),
    width: 'min-w-48',
  },
  { id: 'service', header: 'Service', value: ({ service }) => service, hidden: true },
  { id: 'note', header: 'Note', value: ({ note }) => note, missing: 'none', width: 'min-w-40' },
  {
    id: 'undone',
    header: 'Undone',
    value: ({ undoneAt, undoneByName }) => (undoneAt ? `${undoneByName} ${undoneAt}` : null),
    cell: ({ undoneAt, undoneByName }) => (
      <span>
        {undoneByName} <Time at={undoneAt} />
      </span>
    ),
    missing: 'no',
  },
  {
    id: 'undo',
    header: 'Undo',
    value: ({ mayUndo }) => (mayUndo ? 'possible' : null),
    cell: ({ id }) => <UndoButton id={id} />,
    missing: '–',
  },
];

function UndoButton({ id }: { id: string }) {
  const { undo } = useVerdicts();
  return (
    <Button size="sm" variant="ghost" disabled={undo.isPending} onClick={() => undo.mutate(id)}>
      <Undo2 aria-hidden />
      Undo
    </Button>
  );
}

/** Verdicts as they were given, last first; an undone one stays on record. */
export function VerdictsPanel() {
  const query = useInfiniteQuery(verdictsQuery({ undone: true }));
  return (
    <QueryPanel
      title="Verdicts"
      description="Last given first. Each is an audit entry, as is its undoing."
      query={query}
      what="verdicts"
      height={400}
      flush
      emptyOf={({ total }) =>
        total > 0
          ? null
          : {
              kind: 'not-connected',
              title: 'No verdict was given yet',
              how: 'Judge denials in the queue, on their own page, or answer "was this right?" on call.',
            }
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Verdicts"
          counted={['verdict', 'verdicts']}
          columns={COLUMNS}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ eventId }) => decisionHref(eventId)}
          total={total}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          prefix="verdicts"
          stack
        />
      )}
    </QueryPanel>
  );
}
