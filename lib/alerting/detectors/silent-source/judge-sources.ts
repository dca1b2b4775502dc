import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { groupBy } from '@/lib/domain/group-by';
import type { SourceActivity } from '@/lib/sli/assess-completeness';
import { judgeSource } from '@/lib/sli/judge-source';
import { sayDuration } from '@/lib/slo/words';
import { expectEvents, MISSED_EVENTS, type SeenHour } from '../expect-events';
import { makeCondition } from '../make-condition';
import { usualPause } from '../usual-pause';
import { sayTime } from '../words';

/**
 * Which sources have been silent at a time for longer than they usually are, at that time of the week, and than the bound;
 * those that never sent regularly are not expected. `hoursOf` tells in which hours a source sent how much.
 */
export function judgeSources(
  activities: readonly SourceActivity[],
  hoursOf: (source: string) => readonly (SeenHour & { lastAt: number })[],
  atMs: number,
  boundMs: number,
): AlertCondition[] {
  return [...groupBy(activities, ({ source }) => source)].flatMap(([source, own]): AlertCondition[] => {
    const { silentAfterMs } = judgeSource(own, false, atMs);
    if (silentAfterMs === null) return [];
    const lastAt = Math.max(...own.map((activity) => activity.lastAt));
    const silentMs = atMs - lastAt;
    const hours = hoursOf(source).filter(({ hour }) => hour <= lastAt);
    const allowedMs = Math.max(silentAfterMs, boundMs, usualPause(hours));
    const isSilent = silentMs > allowedMs && expectEvents(hours, lastAt, atMs) >= MISSED_EVENTS;
    return [
      makeCondition({
        subject: { item: source },
        outcome: isSilent ? 'true' : 'false',
        value: silentMs / 1_000,
        threshold: allowedMs / 1_000,
        unit: 'seconds',
        sinceMs: isSilent ? lastAt : null,
        sentence: isSilent
          ? `${source} has sent nothing for ${sayDuration(silentMs)}, and ${sayDuration(allowedMs)} would be unusual; its last event happened at ${sayTime(lastAt, atMs)}.`
          : `${source} sent its last event at ${sayTime(lastAt, atMs)}.`,
      }),
    ];
  });
}
