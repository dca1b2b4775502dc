import { ChevronDown, ChevronRight, CircleX } from 'lucide-react';
import { formatMilliseconds } from '@/components/format/format-duration';
import { SPAN_ROLE_PRESENTATION } from '@/components/status/span-role-presentation';
import type { TraceSpan } from '@/lib/domain/read-models/traces';
import { AxisLines } from './time-axis';
import { placeOnAxis } from './waterfall-rows';

const MOST_INDENT = 12;
/** Deeper spans stay where they can be read: the tree says how deep they are. */
export const indentOf = (level: number): string => `${Math.min(level - 1, MOST_INDENT) * 0.75}rem`;

/** Name, service and what a span was spent on. */
export function SpanName({
  span,
  level,
  hasChildren,
  isCollapsed,
  onToggle,
  onOpen,
  isOpen,
}: {
  span: TraceSpan;
  level: number;
  hasChildren: boolean;
  isCollapsed: boolean;
  onToggle: () => void;
  onOpen: () => void;
  isOpen: boolean;
}) {
  const { icon: Icon, word, text } = SPAN_ROLE_PRESENTATION[span.role];
  const Chevron = isCollapsed ? ChevronRight : ChevronDown;
  return (
    <div className="flex min-w-0 items-start gap-1" style={{ paddingLeft: indentOf(level) }}>
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isCollapsed ? `Show what ${span.name} called` : `Hide what ${span.name} called`}
          onClick={onToggle}
          className="hover:bg-hover inline-flex size-6 shrink-0 items-center justify-center rounded"
        >
          <Chevron aria-hidden className="size-4" />
        </button>
      ) : (
        <span aria-hidden className="size-6 shrink-0" />
      )}
      <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${text}`} />
      <div className="min-w-0">
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={isOpen}
          onClick={onOpen}
          className="min-h-6 text-left font-medium [overflow-wrap:anywhere] hover:underline"
        >
          {span.name}
        </button>
        <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
          {[span.service ?? 'service not reported', span.role === 'other' ? null : word]
            .filter(Boolean)
            .join(' · ')}
          {span.parent === 'missing' ? ' · parent not received' : ''}
          {span.aheadOfParentMs === null
            ? ''
            : ` · starts ${formatMilliseconds(span.aheadOfParentMs)} before its caller, whose clock differs`}
        </p>
        {span.status === 'error' ? (
          <p className="flex items-center gap-1 text-xs">
            <CircleX aria-hidden className="text-outcome-error size-3.5 shrink-0" />
            Error{span.statusMessage ? `: ${span.statusMessage}` : ''}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The bar of a span on the axis; its numbers stand beside it as text. */
export function SpanBar({ span, wholeMs }: { span: TraceSpan; wholeMs: number }) {
  const { left, width } = placeOnAxis(span.offsetMs, span.durationMs, wholeMs);
  return (
    <div className="relative h-full min-h-5">
      <AxisLines />
      <span
        aria-hidden
        // What this page is about stands out; the services' own work is the ground it stands on.
        className={`absolute top-1/2 min-w-0.5 -translate-y-1/2 rounded-xs ${span.role === 'other' ? 'h-1.5' : 'h-4'}`}
        style={{
          left: `min(${left}%, calc(100% - 2px))`,
          width: `${width}%`,
          background: SPAN_ROLE_PRESENTATION[span.role].color,
        }}
      />
    </div>
  );
}
