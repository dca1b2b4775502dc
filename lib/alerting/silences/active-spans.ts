import type { Silencing } from '@/lib/domain/alerting/silence';
import { expandCorrection } from '@/lib/slo/expand-correction';
import { mergeWindows, type TimeSpan } from '@/lib/slo/merge-windows';
import { toLocal } from '@/lib/slo/zoned-time';

/** As far as it decides when a silence holds. */
export type SilenceTimes = Pick<Silencing, 'startsAtMs' | 'endsAtMs' | 'recurrence'>;

/**
 * When a silence holds within [fromMs, toMs), cut to these and to its own start and end, in order and apart from each
 * other. Recurrences begin at what clocks of their zone show and last for real time: a time that clocks skip begins when
 * they have skipped it, one that they show twice begins the first time.
 */
export function activeSpans(silence: SilenceTimes, fromMs: number, toMs: number): TimeSpan[] {
  const from = Math.max(fromMs, silence.startsAtMs);
  const to = Math.min(toMs, silence.endsAtMs);
  if (!(from < to)) return [];
  const { recurrence } = silence;
  if (!recurrence) return [{ fromMs: from, toMs: to }];
  const { timeZone, weekdays, time, minutes } = recurrence;
  const durationMs = minutes * 60_000;
  const occurrences = expandCorrection(
    {
      frequency: 'weekly',
      interval: 1,
      timeZone,
      // One that began before its start holds from its start on.
      startDate: new Date(toLocal(from - durationMs, timeZone)).toISOString().slice(0, 10),
      startTime: time,
      durationMs,
      weekdays,
      untilDate: null,
    },
    from,
    to,
  );
  return mergeWindows(
    occurrences.map((span) => ({ fromMs: Math.max(from, span.fromMs), toMs: Math.min(to, span.toMs) })),
  );
}
