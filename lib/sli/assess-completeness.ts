import { silentAfter, type Rhythm } from './silent-after';

/** How regularly a source sent a kind of event before a moment; `lastAt` in milliseconds since 1970. */
export type SourceActivity = Rhythm & {
  source: string;
  kind: string;
  spanHours: number;
  lastAt: number;
};

/**
 * How much of what should have come did: `expected` sources, of which `reported` did within the window;
 * `late` ones fell silent before its end, longer than they usually are; `dropped` is what sources say they lost. `share` is null where
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

/** Sends in nearly every hour: a source that speaks once a week is not missed on the other days. */
export const isRegular = ({ activeHours, spanHours }: SourceActivity): boolean =>
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
  const rhythms = new Map<string, { lastAt: number; silentAfter: number }>();
  for (const activity of activities.filter(isRegular)) {
    const known = rhythms.get(activity.source);
    // Of several kinds the one that is heard most often tells that a source is there.
    rhythms.set(activity.source, {
      lastAt: Math.max(known?.lastAt ?? 0, activity.lastAt),
      silentAfter: Math.min(known?.silentAfter ?? Infinity, silentAfter(activity)),
    });
  }
  const expected = [...rhythms].map(([source, rhythm]) => ({ source, ...rhythm }));
  const reported = expected.filter(({ lastAt }) => lastAt >= from).length;
  const sources = new Set(activities.map(({ source }) => source));
  return {
    expected: expected.length,
    reported,
    share: expected.length > 0 ? reported / expected.length : null,
    late: expected
      .filter((one) => one.lastAt < to - one.silentAfter)
      .map(({ source, lastAt }) => ({ source, lastAt }))
      .toSorted((left, right) => left.lastAt - right.lastAt || left.source.localeCompare(right.source)),
    dropped: losses
      .filter(({ source }) => sources.has(source))
      .reduce((sum, { dropped }) => sum + dropped, 0),
  };
}
