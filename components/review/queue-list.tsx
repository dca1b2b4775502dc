'use client';

import { Dices, Target } from 'lucide-react';
import { ScrollArea } from '@/components/ui/scroll-area';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/values/time';
import type { ReviewItem } from '@/lib/domain/read-models/review';
import { reasonWord } from './review-words';

/** What comes next, short; on small screens only the denial at hand is shown. */
export function QueueList({
  items,
  current,
  onChoose,
}: {
  items: readonly ReviewItem[];
  current: ReviewItem;
  onChoose: (eventId: string) => void;
}) {
  return (
    <ScrollArea label="Denials in the list" className="max-h-[40rem] max-lg:hidden">
      <ol className="grid gap-px pr-1">
        {items.map(({ event, origin, reason }) => {
          const Icon = origin === 'random' ? Dices : Target;
          const isCurrent = event.id === current.event.id;
          return (
            <li key={event.id}>
              <button
                type="button"
                aria-current={isCurrent || undefined}
                onClick={() => onChoose(event.id)}
                className={cn(
                  'hover:bg-hover flex w-full gap-2 rounded-md px-2 py-1.5 text-left text-sm',
                  isCurrent && 'bg-muted shadow-[inset_2px_0_0_var(--fg)]',
                )}
              >
                <Icon aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
                <span className="grid min-w-0">
                  <span className="truncate">{event.service ?? 'service not reported'}</span>
                  <span className="text-fg-muted truncate text-xs">
                    {event.policy ?? 'policy not reported'}
                  </span>
                  <span className="text-fg-muted text-xs">
                    {reasonWord(reason)} · <Time at={event.occurredAt} />
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </ScrollArea>
  );
}
