'use client';

import { Undo2 } from 'lucide-react';
import { JudgementBadge } from '@/components/status/judgement-badge';
import { ORIGIN_WORDS } from '@/components/status/judgement-presentation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/values/time';
import type { Verdict } from '@/lib/domain/read-models/review';

/** The verdicts on one denial, last given first; undone ones stay, marked so. */
export function VerdictList({
  verdicts,
  isPending,
  onUndo,
}: {
  verdicts: readonly Verdict[];
  isPending: boolean;
  onUndo: (id: string) => void;
}) {
  return (
    <ul aria-label="Verdicts" className="divide-line grid divide-y">
      {verdicts.map((verdict) => {
        const { id, judgement, cause, note, origin, reviewerName, createdAt, undoneAt, undoneByName } =
          verdict;
        return (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 py-2 first:pt-0">
            <div className={cn('grid min-w-0 gap-0.5', undoneAt && 'text-fg-muted')}>
              <p className="flex flex-wrap items-center gap-x-2">
                <JudgementBadge judgement={judgement} cause={cause} isUndone={undoneAt !== null} />
                <span className="text-sm">
                  {reviewerName} · <Time at={createdAt} />
                </span>
                <Badge variant="outline" title={ORIGIN_WORDS[origin].hint}>
                  {ORIGIN_WORDS[origin].word}
                </Badge>
              </p>
              {note ? <p className="text-sm [overflow-wrap:anywhere] whitespace-pre-line">{note}</p> : null}
              {undoneAt ? (
                <p className="text-xs">
                  Undone by {undoneByName} <Time at={undoneAt} />
                </p>
              ) : null}
            </div>
            {verdict.mayUndo ? (
              <Button size="sm" variant="ghost" disabled={isPending} onClick={() => onUndo(id)}>
                <Undo2 aria-hidden />
                Undo
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
