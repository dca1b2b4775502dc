import { CircleCheck, Hourglass, OctagonX, type LucideIcon } from 'lucide-react';
import { formatMilliseconds } from '@/components/format/format-duration';
import { Time } from '@/components/values/time';
import type { DeliveryState } from '@/lib/domain/alerting/channels/delivery';
import type { NotificationDetail } from '@/lib/domain/read-models/notifications';

/** Each state of a delivery: its icon, its colour and its word. */
const DELIVERY_WORDS: Record<DeliveryState, { icon: LucideIcon; color: string; word: string }> = {
  waiting: { icon: Hourglass, color: 'text-status-at-risk', word: 'Waiting' },
  delivered: { icon: CircleCheck, color: 'text-status-met', word: 'Delivered' },
  failed: { icon: OctagonX, color: 'text-status-at-risk', word: 'Failed' },
};

const OUTCOME_WORDS = { delivered: 'delivered', retry: 'to be tried again', failed: 'failed' } as const;

/** A message to one receiver: what became of it, why it went there, and every attempt. */
export function DeliveryView({ delivery }: { delivery: NotificationDetail['deliveries'][number] }) {
  const { channel, recipient, why, state, nextAttemptAt, lastError, log } = delivery;
  const { icon: Icon, color, word } = DELIVERY_WORDS[state];
  return (
    <section aria-label={channel} className="border-line grid gap-1 rounded-md border p-3 text-sm">
      <p className="flex items-start gap-1.5">
        <Icon aria-hidden className={`${color} mt-0.5 size-4 shrink-0`} />
        <span className="[overflow-wrap:anywhere]">
          <span className="font-medium">{word}</span> · {[channel, recipient].filter(Boolean).join(' to ')}
        </span>
      </p>
      <p className="text-fg-muted text-xs">{why}</p>
      {state === 'waiting' && log.length > 0 ? (
        <p className="text-fg-muted text-xs">
          Tried again <Time at={nextAttemptAt} />.
        </p>
      ) : null}
      {log.length === 0 ? (
        <p className="text-fg-muted text-xs">
          {state === 'failed' && lastError ? lastError : 'Not tried yet.'}
        </p>
      ) : (
        <ol aria-label="Attempts" className="grid gap-1">
          {log.map((attempt, index) => (
            <li key={`${attempt.at} ${index}`} className="border-line border-l-2 pl-2 text-xs">
              <span className="text-fg-muted">
                <Time at={attempt.at} as="clock" milliseconds /> · {OUTCOME_WORDS[attempt.outcome]} ·{' '}
                {formatMilliseconds(attempt.tookMs)}
              </span>
              <span className="block [overflow-wrap:anywhere]">{attempt.detail}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
