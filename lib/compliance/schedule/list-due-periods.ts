import type { ReportCadence } from '@/lib/domain/compliance/report-request';
import { calendarWindow } from '@/lib/slo/calendar-window';
import { fromLocal, toLocal } from '@/lib/slo/zoned-time';

const PERIODS = { weekly: 'week', monthly: 'month', quarterly: 'quarter' } as const;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When reports are made, and since when; `time` is HH:MM of the zone. */
export type ReportTimes = { cadence: ReportCadence; time: string; timeZone: string; since: Date };

/** A period to report on, and when its report is due. */
export type DuePeriod = { from: Date; to: Date; dueAt: Date };

/** The period of the cadence that holds an instant, in the time zone, and when its report is due. */
export function periodAt({ cadence, time, timeZone }: Omit<ReportTimes, 'since'>, at: Date): DuePeriod {
  const { startMs, endMs } = calendarWindow(at.getTime(), PERIODS[cadence], timeZone);
  const [hours, minutes] = time.split(':').map(Number);
  const firstDay = Math.floor(toLocal(endMs, timeZone) / DAY_MS) * DAY_MS;
  const dueMs = fromLocal(firstDay + (hours! * 60 + minutes!) * MINUTE_MS, timeZone);
  return { from: new Date(startMs), to: new Date(endMs), dueAt: new Date(Math.max(dueMs, endMs)) };
}

/**
 * The periods whose reports are due at `now`, oldest first, at most `limit`: those after the one that ended at
 * `madeUntil` (null before the first), and never one that was due before the schedule began.
 */
export function listDuePeriods(
  times: ReportTimes,
  madeUntil: Date | null,
  now: Date,
  limit: number,
): DuePeriod[] {
  const due: DuePeriod[] = [];
  let period = periodAt(times, madeUntil ?? new Date(periodAt(times, times.since).from.getTime() - 1));
  while (period.dueAt <= now && due.length < limit) {
    if (period.dueAt > times.since) due.push(period);
    period = periodAt(times, period.to);
  }
  return due;
}

/** When the next report is due after `now`. */
export function nextDue(times: ReportTimes, madeUntil: Date | null, now: Date): DuePeriod {
  let period = periodAt(times, madeUntil ?? new Date(periodAt(times, times.since).from.getTime() - 1));
  while (period.dueAt <= now || period.dueAt <= times.since) period = periodAt(times, period.to);
  return period;
}
