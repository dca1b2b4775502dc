'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import { FormError } from '@/components/forms/form-error';
import { cn } from '@/components/ui/cn';
import { generalErrorOf } from '@/lib/client/field-errors';
import { describeReplay } from './describe-replay';
import type { ReplayResult } from './replay-events';

/** What became of a replay; the region stands before the result, so that it is announced. */
export function ReplayMessage({
  replay,
  className,
}: {
  /** For the parts that are drawn: the region itself takes no room while it is empty. */
  className?: string;
  replay: { data: ReplayResult | undefined; error: Error | null; isPending: boolean };
}) {
  const { data, error, isPending } = replay;
  const isWhole = data !== undefined && data.replayed === data.asked;
  const Icon = isWhole ? CircleCheck : TriangleAlert;
  return (
    <div>
      {error ? (
        <div className={className}>
          <FormError>{generalErrorOf(error, [])}</FormError>
        </div>
      ) : null}
      <div role="status">
        {isPending ? <p className={cn('text-fg-muted text-sm', className)}>Replaying…</p> : null}
        {data && !isPending ? (
          <p
            className={cn(
              'bg-muted flex items-start gap-2 border-l-2 px-3 py-2 text-sm',
              isWhole ? 'border-status-met' : 'border-status-at-risk',
              className,
            )}
          >
            <Icon
              aria-hidden
              className={cn('mt-0.5 size-4 shrink-0', isWhole ? 'text-status-met' : 'text-status-at-risk')}
            />
            <span>{describeReplay(data)}</span>
          </p>
        ) : null}
      </div>
    </div>
  );
}
