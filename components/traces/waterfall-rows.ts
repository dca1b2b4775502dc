import { groupBy } from '@/lib/domain/group-by';
import type { Trace, TraceEvent, TraceSpan } from '@/lib/domain/read-models/traces';

/** A line of the waterfall: a span, or an event at its moment. */
export type WaterfallRow =
  | { type: 'span'; key: string; level: number; span: TraceSpan; hasChildren: boolean }
  | { type: 'event'; key: string; level: number; event: TraceEvent };

/**
 * The lines that are visible: spans in their order, each followed by its events, without what lies below a
 * collapsed span (by the key of its line); events that no shown span has come last.
 */
export function listRows({ spans, events }: Trace, collapsed: ReadonlySet<string>): WaterfallRow[] {
  const eventsOf = groupBy(events, ({ spanId }) => spanId);
  const rows: WaterfallRow[] = [];
  const taken = new Set<TraceEvent>();
  // Lines deeper than this lie below a collapsed span.
  let hiddenBelow = Infinity;
  spans.forEach((span, index) => {
    const own = (eventsOf.get(span.spanId) ?? []).filter((event) => !taken.has(event));
    own.forEach((event) => taken.add(event));
    if (span.depth > hiddenBelow) return;
    const key = `${span.spanId} ${span.startedAt}`;
    const hasChildren = own.length > 0 || (spans[index + 1]?.depth ?? 0) > span.depth;
    hiddenBelow = hasChildren && collapsed.has(key) ? span.depth : Infinity;
    rows.push({ type: 'span', key, level: span.depth + 1, span, hasChildren });
    if (hiddenBelow === Infinity) rows.push(...own.map((event) => toEventRow(event, span.depth + 2)));
  });
  const loose = events.filter((event) => !taken.has(event));
  return [...rows, ...loose.map((event) => toEventRow(event, 1))];
}

const toEventRow = (event: TraceEvent, level: number): WaterfallRow => ({
  type: 'event',
  key: event.id,
  level,
  event,
});

/** Where something lies on the axis, in per cent; a span is never thinner than the eye can find. */
export function placeOnAxis(
  offsetMs: number,
  durationMs: number,
  wholeMs: number,
): { left: number; width: number } {
  if (wholeMs <= 0) return { left: 0, width: durationMs > 0 ? 100 : 0 };
  const left = Math.min(100, Math.max(0, (offsetMs / wholeMs) * 100));
  return { left, width: Math.min(100 - left, (durationMs / wholeMs) * 100) };
}
