import { isRegular } from '@/lib/sli/assess-completeness';
import { silentAfter } from '@/lib/sli/silent-after';
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
 * The sources that sent regularly before a time and were silent at it for longer than they ever are, at that time of the
 * day and week.
 */
export const findSilentSources = (sources: readonly SourceHours[], atMs: number): SilentSource[] =>
  sources.flatMap((each) => judge(each, atMs));

function judge({ source, kind, hours, lastAt, events }: SourceHours, atMs: number): SilentSource[] {
  const known = hours.flatMap((hour, index) => (hour < atMs && hour >= atMs - RHYTHM_MS ? [index] : []));
  const last = known.at(-1);
  if (last === undefined) return [];
  const sinceMs = Math.min(lastAt[last]!, atMs);
  const starts = known.map((index) => hours[index]!);
  const rhythm = {
    source,
    kind,
    events: known.reduce((sum, index) => sum + events[index]!, 0),
    activeHours: known.length,
    spanHours: (starts.at(-1)! - starts[0]!) / HOUR_MS + 1,
    longestPauseHours: starts.reduce(
      (longest, start, index) =>
        index === 0 ? 0 : Math.max(longest, (start - starts[index - 1]!) / HOUR_MS - 1),
      0,
    ),
    lastAt: sinceMs,
  };
  if (!isRegular(rhythm) || sinceMs >= atMs - silentAfter(rhythm)) return [];
  const seen = known.map((index) => ({
    hour: hours[index]!,
    events: events[index]!,
    lastAt: lastAt[index]!,
  }));
  if (atMs - sinceMs <= usualPause(seen)) return [];
  return expectEvents(seen, sinceMs, atMs) >= MISSED_EVENTS ? [{ source, kind, sinceMs }] : [];
}
