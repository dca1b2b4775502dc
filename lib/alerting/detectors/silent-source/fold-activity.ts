import { countLeading } from '@/lib/domain/count-leading';
import type { SourceActivity } from '@/lib/sli/assess-completeness';

const HOUR_MS = 3_600_000;

/** An hour in which a source sent a kind of event; milliseconds since 1970. */
export type ActiveHour = { source: string; kind: string; hour: number; lastAt: number; events: number };

/**
 * How regularly each source sent each kind of event, as known at any time: from the first of its hours to the one that
 * holds the time. The hours come in the order of time.
 */
export function foldActivity(hours: readonly ActiveHour[]): (atMs: number) => SourceActivity[] {
  const series = new Map<string, { hours: ActiveHour[]; events: number[]; pauses: number[] }>();
  for (const hour of hours) {
    const key = JSON.stringify([hour.source, hour.kind]);
    const one = series.get(key) ?? { hours: [], events: [], pauses: [] };
    series.set(key, one);
    const before = one.hours.at(-1);
    const pause = before ? (hour.hour - before.hour) / HOUR_MS - 1 : 0;
    one.hours.push(hour);
    one.events.push((one.events.at(-1) ?? 0) + hour.events);
    one.pauses.push(Math.max(one.pauses.at(-1) ?? 0, pause));
  }
  return (atMs) =>
    [...series.values()].flatMap((one): SourceActivity[] => {
      const index = countLeading(one.hours, ({ hour }) => hour <= atMs) - 1;
      const [first, last] = [one.hours[0], one.hours[index]];
      if (!first || !last) return [];
      return [
        {
          source: last.source,
          kind: last.kind,
          activeHours: index + 1,
          spanHours: (last.hour - first.hour) / HOUR_MS + 1,
          events: one.events[index]!,
          longestPauseHours: one.pauses[index]!,
          lastAt: Math.min(last.lastAt, atMs),
        },
      ];
    });
}
