'use client';

import { useQuery } from '@tanstack/react-query';
import { Dices, Target } from 'lucide-react';
import { decisionHref } from '@/components/decisions/decision-href';
import { DecisionDetail } from '@/components/decisions/detail/decision-detail';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryState } from '@/components/states/query-state';
import { ORIGIN_WORDS } from '@/components/status/judgement-presentation';
import { Badge } from '@/components/ui/badge';
import { VerdictForm, type Answer } from '@/components/verdicts/verdict-form';
import { denialQuery } from '@/lib/client/event-queries';
import type { ReviewItem } from '@/lib/domain/read-models/review';
import { ONLY_REVIEWERS, describeReason } from './review-words';

/**
 * One denial of the queue as on its page, and the question. What others said about it is not shown before
 * it is judged: agreement means something only between answers that do not know each other.
 */
export function QueueItem({
  item,
  mayJudge,
  isPending,
  onAnswer,
}: {
  item: ReviewItem;
  mayJudge: boolean;
  isPending: boolean;
  onAnswer: (answer: Answer) => void;
}) {
  const { event, origin } = item;
  const query = useQuery(denialQuery(event.id));
  const data = query.data?.event.id === event.id ? query.data : undefined;
  const Icon = origin === 'random' ? Dices : Target;
  return (
    <div className="grid gap-4">
      <div className="border-line bg-surface sticky top-0 z-10 grid gap-3 rounded-md border p-3 lg:top-12">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge variant="accent" title={ORIGIN_WORDS[origin].hint}>
            <Icon aria-hidden />
            {ORIGIN_WORDS[origin].word}
          </Badge>
          <span className="text-fg-muted text-xs">{describeReason(item)}</span>
          <ScopedLink
            href={decisionHref(event.id)}
            className="link ml-auto inline-flex min-h-6 items-center text-xs"
          >
            Page of this denial
          </ScopedLink>
        </div>
        {mayJudge ? (
          <VerdictForm isPending={isPending || data === undefined} onAnswer={onAnswer} />
        ) : (
          <p className="text-fg-muted text-sm">{ONLY_REVIEWERS}</p>
        )}
      </div>
      <QueryState query={{ ...query, data }} what="this denial" height={480}>
        {(detail) => (
          <div className="grid gap-4">
            <p className="text-base text-pretty" data-testid="denial-sentence">
              {detail.sentence}
            </p>
            <DecisionDetail detail={detail} frame="panel" />
          </div>
        )}
      </QueryState>
    </div>
  );
}
