import { groupBy } from '@/lib/domain/group-by';
import { SPAN_ROLES, type SpanRole } from '@/lib/domain/span';

/** A span by what its time was spent on, in milliseconds. */
export type Timed = {
  spanId: string;
  parentSpanId: string | null;
  role: SpanRole;
  startMs: number;
  endMs: number;
};
type Interval = readonly [from: number, to: number];

/**
 * How many spans of each role there are, and how long at least one of them ran: what overlaps counts once. A
 * sidecar's time is what it adds itself: where a span below it ran, it only waited.
 */
export function sumRoles(spans: readonly Timed[]): { role: SpanRole; spans: number; durationMs: number }[] {
  const childrenOf = groupBy(spans, ({ parentSpanId }) => parentSpanId);
  return SPAN_ROLES.map((role) => {
    const own = spans.filter((span) => span.role === role);
    const intervals = own.flatMap((span): Interval[] =>
      role === 'sidecar' || role === 'other'
        ? subtract([span.startMs, span.endMs], (childrenOf.get(span.spanId) ?? []).map(intervalOf))
        : [intervalOf(span)],
    );
    return {
      role,
      spans: own.length,
      durationMs: unite(intervals).reduce((sum, [from, to]) => sum + (to - from), 0),
    };
  });
}

const intervalOf = ({ startMs, endMs }: Timed): Interval => [startMs, endMs];

/** The same moments as intervals that do not touch, by time. */
function unite(intervals: readonly Interval[]): Interval[] {
  const united: [number, number][] = [];
  for (const [from, to] of intervals.toSorted(([left], [right]) => left - right)) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

/** The parts of an interval outside of others. */
function subtract([from, to]: Interval, others: readonly Interval[]): Interval[] {
  const rest: Interval[] = [];
  let at = from;
  for (const [start, end] of unite(others)) {
    if (start > at) rest.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
    if (at >= to) break;
  }
  if (at < to) rest.push([at, to]);
  return rest.filter(([start, end]) => end > start);
}
