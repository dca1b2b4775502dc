import Link from 'next/link';
import { decisionHref } from '@/components/decisions/decision-href';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { OUTCOME_CATEGORIES, presentOutcome } from '@/components/status/outcome-presentation';
import type { TraceEvent } from '@/lib/domain/read-models/traces';
import { indentOf } from './span-line';
import { AxisLines } from './time-axis';
import { placeOnAxis } from './waterfall-rows';

const subjectOf = ({ kind, policy, action, principal, rule }: TraceEvent): string =>
  (kind === 'decision' ? [policy, rule] : [action, principal]).filter(Boolean).join(' · ') || kind;

/** What happened, and where it leads: a decision has a page of its own. */
export function EventName({ event, level }: { event: TraceEvent; level: number }) {
  return (
    <div className="flex min-w-0 items-start gap-1" style={{ paddingLeft: indentOf(level) }}>
      <span aria-hidden className="size-6 shrink-0 max-sm:hidden" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-1.5">
          {event.outcome ? <OutcomeBadge outcome={event.outcome} /> : <span>{event.kind}</span>}
          {event.kind === 'decision' ? (
            <Link
              href={decisionHref(event.id)}
              tabIndex={-1}
              className="link inline-flex min-h-6 items-center [overflow-wrap:anywhere]"
            >
              {subjectOf(event)}
            </Link>
          ) : (
            <span className="[overflow-wrap:anywhere]">{subjectOf(event)}</span>
          )}
        </div>
        <p className="text-fg-muted text-xs">
          {[event.service, `from ${event.source}`].filter(Boolean).join(' · ')}
        </p>
      </div>
    </div>
  );
}

/** The moment of an event on the axis. */
export function EventMark({ event, wholeMs }: { event: TraceEvent; wholeMs: number }) {
  const { left } = placeOnAxis(event.offsetMs, 0, wholeMs);
  const { icon: Icon, category } = presentOutcome(event.outcome ?? event.kind);
  return (
    <div className="relative h-full min-h-5">
      <AxisLines />
      <span
        aria-hidden
        className="bg-surface absolute top-1/2 -translate-x-1/2 -translate-y-1/2 rounded-full"
        style={{ left: `clamp(0.5rem, ${left}%, calc(100% - 0.5rem))` }}
      >
        <Icon className={`size-4 ${category ? OUTCOME_CATEGORIES[category].text : 'text-fg-muted'}`} />
      </span>
    </div>
  );
}
