import { isRegular } from '@/lib/sli/assess-completeness';
import { SHORTEST_SILENCE_MS, silentAfter } from '@/lib/sli/silent-after';
import { findStep } from './count-series';
import { expectEvents, MISSED_EVENTS } from './expect-events';
import { usualPause } from './usual-pause';

const HOUR_MS = 3_600_000;
/** How far back it is looked how a source usually sends, so that weekends are known. */
export const RHYTHM_MS = 28 * 24 * HOUR_MS;

/** What a source sent of one kind: its hours with events (their starts, ascending), the last event of each, and how many. */
export type SourceHours = {
  source: string;
  kind: string;
  hours: readonly number[];
  lastAt: readonly number[];
  events: readonly number[];
};

/** A source that ought to send a kind of event and does not; times are milliseconds since 1970. */
export type SilentSource = { source: string; kind: string; sinceMs: number };

/**
 * Says of any time which sources sent regularly before it and were silent at it for longer than they ever are, at that time of
 * the day and week. Asked for thousands of times: what does not change from one to the next is kept.
 */
export function watchSilentSources(sources: readonly SourceHours[]): (atMs: number) => SilentSource[] {
  const watched = sources.map(watchSource);
  return (atMs) => watched.flatMap((silentAt) => silentAt(atMs) ?? []);
}

/** What the hours [first, end) of a source, by their places, say of how it sends. */
type Habit = {
  first: number;
  end: number;
  isRegular: boolean;
  patienceMs: number;
  seen: readonly SeenPart[];
};
type SeenPart = { hour: number; events: number; lastAt: number };

function watchSource(source: SourceHours): (atMs: number) => SilentSource | null {
  const { hours, lastAt } = source;
  let known: Habit | null = null;
  return (atMs) => {
    const end = findStep(hours, atMs);
    const first = findStep(hours, atMs - RHYTHM_MS);
    if (end <= first) return null;
    const sinceMs = Math.min(lastAt[end - 1]!, atMs);
    // Nearly always: whoever was heard just now need not be looked at.
    if (atMs - sinceMs <= SHORTEST_SILENCE_MS) return null;
    if (known?.first !== first || known.end !== end) known = learnHabit(source, first, end);
    const isSilent =
      known.isRegular &&
      atMs - sinceMs > known.patienceMs &&
      expectEvents(known.seen, sinceMs, atMs) >= MISSED_EVENTS;
    return isSilent ? { source: source.source, kind: source.kind, sinceMs } : null;
  };
}

function learnHabit({ source, kind, hours, lastAt, events }: SourceHours, first: number, end: number): Habit {
  const seen = hours.slice(first, end).map((hour, index) => ({
    hour,
    events: events[first + index]!,
    lastAt: lastAt[first + index]!,
  }));
  const rhythm = {
    source,
    kind,
    events: seen.reduce((sum, each) => sum + each.events, 0),
    activeHours: seen.length,
    spanHours: (seen.at(-1)!.hour - seen[0]!.hour) / HOUR_MS + 1,
    longestPauseHours: seen.reduce(
      (longest, { hour }, index) =>
        index === 0 ? 0 : Math.max(longest, (hour - seen[index - 1]!.hour) / HOUR_MS - 1),
      0,
    ),
    lastAt: seen.at(-1)!.lastAt,
  };
  return {
    first,
    end,
    isRegular: isRegular(rhythm),
    patienceMs: Math.max(silentAfter(rhythm), usualPause(seen)),
    seen,
  };
}
