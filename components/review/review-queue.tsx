'use client';

import { ChevronLeft, ChevronRight, RotateCw, Undo2 } from 'lucide-react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { JudgementBadge } from '@/components/status/judgement-badge';
import { ORIGIN_WORDS } from '@/components/status/judgement-presentation';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { LiveRegion } from '@/components/ui/live-region';
import type { QueueKind } from '@/lib/client/review-queries';
import type { ReviewQueue as Queue } from '@/lib/domain/read-models/review';
import { QueueItem } from './queue-item';
import { QueueList } from './queue-list';
import { useReviewSitting } from './use-review-sitting';

const KINDS: readonly { kind: QueueKind; label: string; count: (waiting: Queue['waiting']) => number }[] = [
  {
    kind: 'all',
    label: 'All',
    count: ({ sample, secondReviewer, targeted }) => sample + secondReviewer + targeted,
  },
  {
    kind: 'random',
    label: 'Random sample',
    count: ({ sample, secondReviewer }) => sample + secondReviewer,
  },
  { kind: 'targeted', label: 'Targeted', count: ({ targeted }) => targeted },
];

/** The denials to judge next, one at a time, by keyboard. */
export function ReviewQueue({
  kind,
  onKind,
  mayJudge,
}: {
  kind: QueueKind;
  onKind: (kind: QueueKind) => void;
  mayJudge: boolean;
}) {
  const sitting = useReviewSitting(kind, true);
  const { query, items, index, current, given, isPending } = sitting;
  const last = given[0];
  useShortcut('u', 'Undo the last verdict', 'Review', sitting.undoLast);
  useShortcut('j', 'Next denial, without a verdict', 'Review', () => sitting.step(1));
  useShortcut('k', 'Previous denial', 'Review', () => sitting.step(-1));

  return (
    <Panel
      title="Queue"
      description={
        query.data
          ? `Round ${query.data.round.id} (weeks in UTC). The sample is drawn over the last 30 days of the whole estate, whatever this page shows.`
          : 'The denials to judge next.'
      }
      actions={
        <>
          <span className="text-fg-muted text-xs">
            {formatCounted(given.length, 'denial')} judged in this sitting
          </span>
          <Button
            size="sm"
            variant="ghost"
            disabled={!last || isPending}
            aria-keyshortcuts="u"
            onClick={() => sitting.undoLast()}
          >
            <Undo2 aria-hidden />
            Undo <Kbd aria-hidden>u</Kbd>
          </Button>
          <Button size="sm" variant="ghost" disabled={query.isFetching} onClick={() => void query.refetch()}>
            <RotateCw aria-hidden />
            Reload the queue
          </Button>
        </>
      }
    >
      <LiveRegion>
        {last
          ? `Judged as ${last.answer.judgement.replace('-', ' ')}. ${formatCounted(items.length, 'denial')} left in the list.`
          : ''}
      </LiveRegion>
      <div className="flex flex-wrap items-center gap-1 pb-3" role="group" aria-label="Which denials">
        {KINDS.map(({ kind: value, label, count }) => (
          <Button
            key={value}
            size="sm"
            variant={value === kind ? 'primary' : 'outline'}
            aria-pressed={value === kind}
            onClick={() => onKind(value)}
          >
            {label}
            {query.data ? <span className="figures">{formatCount(count(query.data.waiting))}</span> : null}
          </Button>
        ))}
        {last ? (
          <p className="text-fg-muted ml-auto flex items-center gap-1.5 text-xs">
            Last: <JudgementBadge judgement={last.answer.judgement} cause={last.answer.cause} />
            {ORIGIN_WORDS[last.origin].word.toLowerCase()}
          </p>
        ) : null}
      </div>
      <QueryState query={query} what="the review queue" height={480}>
        {(queue) =>
          current ? (
            <div className="grid gap-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
              <div className="grid content-start gap-2">
                <div className="flex items-center justify-between gap-2">
                  <p className="figures text-fg-muted text-xs">
                    {formatCount(index + 1)} of {formatCounted(items.length, 'denial')} in the list
                  </p>
                  <span className="flex gap-1">
                    <Button
                      size="icon-sm"
                      variant="ghost"
                      disabled={index === 0}
                      aria-label="Previous denial"
                      aria-keyshortcuts="k"
                      onClick={() => sitting.step(-1)}
                    >
                      <ChevronLeft aria-hidden />
                    </Button>
                    <Button
                      size="icon-sm"
                      variant="ghost"
                      disabled={index >= items.length - 1}
                      aria-label="Next denial"
                      aria-keyshortcuts="j"
                      onClick={() => sitting.step(1)}
                    >
                      <ChevronRight aria-hidden />
                    </Button>
                  </span>
                </div>
                <QueueList items={items} current={current} onChoose={sitting.goTo} />
              </div>
              <div className={cn('min-w-0', isPending && 'opacity-70')}>
                <QueueItem
                  key={current.event.id}
                  item={current}
                  mayJudge={mayJudge}
                  isPending={isPending}
                  onAnswer={sitting.judge}
                />
              </div>
            </div>
          ) : (
            <NothingLeft queue={queue} kind={kind} checkedAt={new Date(query.dataUpdatedAt).toISOString()} />
          )
        }
      </QueryState>
    </Panel>
  );
}

function NothingLeft({ queue, kind, checkedAt }: { queue: Queue; kind: QueueKind; checkedAt: string }) {
  if (!queue.isSampleComplete && kind !== 'targeted')
    return (
      <Empty
        kind="not-connected"
        title="The sample is being drawn"
        how="Denials are read a few hours at a time, every 15 seconds. Reload the queue in a moment."
        height={240}
      />
    );
  return (
    <Empty
      kind="all-quiet"
      title={kind === 'targeted' ? 'Nothing asks for a look' : 'Nothing waits to be judged'}
      detail="New denials come in with the next hours."
      checkedAt={checkedAt}
      height={240}
    />
  );
}
