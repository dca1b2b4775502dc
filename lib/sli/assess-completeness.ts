/** How regularly a source sent a kind of event before a moment; `lastAt` in milliseconds since 1970. */
export type SourceActivity = {
  source: string;
  kind: string;
  activeHours: number;
  spanHours: number;
  lastAt: number;
};

/**
 * How much of what should have come did: `expected` sources, of which `reported` did within the window;
 * `late` ones fell silent before its end; `dropped` is what sources say they lost. `share` is null where
 * no source is regular enough to be expected.
 */
export type Completeness = {
  expected: number;
  reported: number;
  share: number | null;
  late: { source: string; lastAt: number }[];
  dropped: number;
};

const SHORTEST_SPAN_HOURS = 6;
const REGULAR_SHARE = 0.8;
const LATE_AFTER_MS = 15 * 60_000;

/** Sends in nearly every hour: a source that speaks once a week is not missed on the other days. */
const isRegular = ({ activeHours, spanHours }: SourceActivity): boolean =>
  spanHours >= SHORTEST_SPAN_HOURS && activeHours / spanHours >= REGULAR_SHARE;

/**
 * Judges the sources of some kinds of events over [from, to). `activities` reach back some days before
 * the window, so that what fell silent is still expected.
 */
export function assessCompleteness(
  activities: readonly SourceActivity[],
  losses: readonly { source: string; dropped: number }[],
  from: number,
  to: number,
): Completeness {
  const lastOf = new Map<string, number>();
  for (const { source, lastAt } of activities.filter(isRegular))
    lastOf.set(source, Math.max(lastOf.get(source) ?? 0, lastAt));
  const expected = [...lastOf].map(([source, lastAt]) => ({ source, lastAt }));
  const reported = expected.filter(({ lastAt }) => lastAt >= from).length;
  const sources = new Set(activities.map(({ source }) => source));
  return {
    expected: expected.length,
    reported,
    share: expected.length > 0 ? reported / expected.length : null,
    late: expected
      .filter(({ lastAt }) => lastAt < to - LATE_AFTER_MS)
      .toSorted((left, right) => left.lastAt - right.lastAt || left.source.localeCompare(right.source)),
    dropped: losses
      .filter(({ source }) => sources.has(source))
      .reduce((sum, { dropped }) => sum + dropped, 0),
  };
}
