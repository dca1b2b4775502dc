'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useVerdicts } from '@/components/verdicts/use-verdicts';
import type { Answer } from '@/components/verdicts/verdict-form';
import { reviewQueueQuery, type QueueKind } from '@/lib/client/review-queries';
import type { ReviewItem } from '@/lib/domain/read-models/review';
import type { Origin } from '@/lib/domain/verdict';

type Given = { verdictId: string; item: ReviewItem; answer: Answer; origin: Origin };

/**
 * One person working through the queue: which denial is at hand, what was judged in this sitting, and the
 * way back. The list stands still while somebody works on it; it is fetched anew when it is done.
 */
export function useReviewSitting(kind: QueueKind, isEnabled: boolean) {
  const query = useQuery({
    ...reviewQueueQuery(kind),
    enabled: isEnabled,
    staleTime: Infinity,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { give, undo } = useVerdicts();
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [returned, setReturned] = useState<readonly ReviewItem[]>([]);
  const [currentId, setCurrentId] = useState<string | null>(null);

  const judged = new Set(given.map(({ item }) => item.event.id));
  const fetched = query.data?.items ?? [];
  const back = returned.filter(({ event }) => fetched.every((item) => item.event.id !== event.id));
  const items = [...back, ...fetched].filter(({ event }) => !judged.has(event.id));
  const index = Math.max(
    0,
    items.findIndex(({ event }) => event.id === currentId),
  );
  const current = items[index] ?? null;
  const isPending = give.isPending || undo.isPending;

  const judge = (answer: Answer) => {
    if (!current || isPending) return;
    const { event, origin } = current;
    give.mutate(
      { eventId: event.id, origin, ...answer },
      {
        onSuccess: (verdict) => {
          setGiven((before) => [
            ...before,
            { verdictId: verdict.id, item: current, answer, origin: verdict.origin },
          ]);
          setCurrentId(items[index + 1]?.event.id ?? null);
          if (items.length === 1) void query.refetch();
        },
      },
    );
  };

  const undoLast = (): void | false => {
    const last = given.at(-1);
    if (!last || isPending) return false;
    undo.mutate(last.verdictId, {
      onSuccess: () => {
        setGiven((before) => before.filter((one) => one !== last));
        setReturned((before) => [last.item, ...before]);
        setCurrentId(last.item.event.id);
      },
    });
  };

  const step = (by: 1 | -1): void | false => {
    const next = items[index + by];
    if (!next) return false;
    setCurrentId(next.event.id);
  };

  return {
    query,
    items,
    index,
    current,
    /** What was judged in this sitting, last first. */
    given: given.toReversed(),
    isPending,
    judge,
    undoLast,
    step,
    goTo: setCurrentId,
  };
}
