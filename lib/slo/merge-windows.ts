/** A half-open span of time, milliseconds since 1970. */
export type TimeSpan = { fromMs: number; toMs: number };

/** The same time as disjoint spans in order: overlapping and adjoining ones become one, empty ones none. */
export function mergeWindows(spans: readonly TimeSpan[]): TimeSpan[] {
  const merged: TimeSpan[] = [];
  for (const { fromMs, toMs } of spans.toSorted((left, right) => left.fromMs - right.fromMs)) {
    if (toMs <= fromMs) continue;
    const last = merged.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}
