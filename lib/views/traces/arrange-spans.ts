import { groupBy } from '@/lib/domain/group-by';

/** What the place of a span is decided by. Times in milliseconds. */
export type Placeable = {
  spanId: string;
  parentSpanId: string | null;
  service: string | null;
  startMs: number;
};

export type Placed<S> = {
  span: S;
  depth: number;
  parent: 'none' | 'here' | 'missing';
  /** How long before its parent a span of another service starts; null where it does not. */
  aheadOfParentMs: number | null;
};

/**
 * Puts spans into the order in which a trace is read: each below its parent, children by their start. A span whose
 * parent is not among them stands at the top, and so does the first of spans that name each other in a circle.
 */
export function arrangeSpans<S extends Placeable>(spans: readonly S[]): Placed<S>[] {
  const byId = new Map<string, S>();
  for (const span of spans) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
  const children = groupBy(spans, (span) => findParent(span, byId));
  for (const siblings of children.values()) siblings.sort(byStart);
  const placed: Placed<S>[] = [];
  const seen = new Set<S>();
  // A stack of its own: a trace may nest deeper than calls can.
  const place = (top: S) => {
    const open = [{ span: top, depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { span, depth } = next;
      if (seen.has(span)) continue;
      seen.add(span);
      placed.push({ span, depth, ...describeParent(span, byId) });
      for (const child of (children.get(span) ?? []).toReversed())
        open.push({ span: child, depth: depth + 1 });
    }
  };
  for (const top of children.get(null) ?? []) place(top);
  for (const span of spans.toSorted(byStart)) if (!seen.has(span)) place(span);
  return placed;
}

const byStart = (left: Placeable, right: Placeable) =>
  left.startMs - right.startMs || (left.spanId < right.spanId ? -1 : 1);

function findParent<S extends Placeable>(span: S, byId: ReadonlyMap<string, S>): S | null {
  const parent = span.parentSpanId === null ? undefined : byId.get(span.parentSpanId);
  return parent === undefined || parent === span ? null : parent;
}

function describeParent<S extends Placeable>(
  span: S,
  byId: ReadonlyMap<string, S>,
): Pick<Placed<S>, 'parent' | 'aheadOfParentMs'> {
  if (span.parentSpanId === null) return { parent: 'none', aheadOfParentMs: null };
  const parent = findParent(span, byId);
  if (!parent) return { parent: 'missing', aheadOfParentMs: null };
  const ahead = parent.startMs - span.startMs;
  // Within one service there is one clock: a child that starts early there has been told so by its service.
  return { parent: 'here', aheadOfParentMs: ahead > 0 && parent.service !== span.service ? ahead : null };
}
