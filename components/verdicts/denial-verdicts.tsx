'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '@/components/states/query-panel';
import { verdictsOfQuery } from '@/lib/client/review-queries';
import { useVerdicts } from './use-verdicts';
import { VerdictForm } from './verdict-form';
import { VerdictList } from './verdict-list';
import { WasThisRight } from './was-this-right';

/** The verdicts on a denial, and where the reader may give one. */
export function DenialVerdicts({
  eventId,
  mayJudge,
  mayReport,
}: {
  eventId: string;
  mayJudge: boolean;
  mayReport: boolean;
}) {
  const query = useQuery(verdictsOfQuery(eventId));
  const { give, undo } = useVerdicts();
  const isPending = give.isPending || undo.isPending;
  return (
    <QueryPanel
      title="Was this denial right?"
      description="Verdicts of people. One given here is targeted, or corrects your own: only denials drawn by lot in the review enter the estimate of M3."
      query={query}
      what="verdicts"
      height={120}
    >
      {({ items }) => (
        <div className="grid gap-3">
          {items.length > 0 ? (
            <VerdictList verdicts={items} isPending={isPending} onUndo={(id) => undo.mutate(id)} />
          ) : (
            <p className="text-fg-muted">Nobody has judged it yet. Unreviewed never counts as correct.</p>
          )}
          {mayJudge ? (
            <VerdictForm
              // Afresh after each verdict, so that no note is sent twice.
              key={items[0]?.id ?? eventId}
              isPending={isPending}
              onAnswer={(answer) => give.mutate({ eventId, ...answer })}
            />
          ) : mayReport && items.every(({ undoneAt, mayUndo }) => undoneAt !== null || !mayUndo) ? (
            <WasThisRight eventId={eventId} about="this denial" answer={null} mayReport />
          ) : null}
        </div>
      )}
    </QueryPanel>
  );
}
