import type { CALENDAR_PERIODS } from '@/lib/domain/objective';
import { fromLocal, toLocal } from './zoned-time';

export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

/** The window of a period that holds an instant: [startMs, endMs), and the share of it that is over. */
export type CalendarWindow = { startMs: number; endMs: number; lengthMs: number; elapsed: number };

const DAY_MS = 86_400_000;

/**
 * The calendar day, week, month, quarter or year in an IANA time zone that holds `asOfMs`: from the first
 * instant whose local date is its first day to that of the next period, so that changes of clocks, midnights
 * that do not exist and dates that were skipped come out right. `weekStart` is 1 (Monday) to 7 (Sunday).
 * Throws `RangeError` for a zone that does not exist. Source: slo.md §3.
 */
export function calendarWindow(
  asOfMs: number,
  period: CalendarPeriod,
  timeZone: string,
  weekStart = 1,
): CalendarWindow {
  let first = firstDayOf(toLocal(asOfMs, timeZone), period, weekStart);
  let endMs = fromLocal(nextPeriod(first, period), timeZone);
  // Clocks that are set back across midnight show yesterday's date again: it is the new period already.
  if (endMs <= asOfMs) {
    first = nextPeriod(first, period);
    endMs = fromLocal(nextPeriod(first, period), timeZone);
  }
  const startMs = fromLocal(first, timeZone);
  const lengthMs = endMs - startMs;
  return { startMs, endMs, lengthMs, elapsed: (asOfMs - startMs) / lengthMs };
}

/** Dates are milliseconds of their midnight in UTC, whatever zone they are of. */
function firstDayOf(localMs: number, period: CalendarPeriod, weekStart: number): number {
  const local = new Date(localMs);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  const day = Math.floor(localMs / DAY_MS) * DAY_MS;
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return day - ((local.getUTCDay() - weekStart + 7) % 7) * DAY_MS;
    case 'month':
      return Date.UTC(year, month);
    case 'quarter':
      return Date.UTC(year, month - (month % 3));
    case 'year':
      return Date.UTC(year, 0);
  }
}

function nextPeriod(first: number, period: CalendarPeriod): number {
  const date = new Date(first);
  const addMonths = (months: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months);
  switch (period) {
    case 'day':
      return first + DAY_MS;
    case 'week':
      return first + 7 * DAY_MS;
    case 'month':
      return addMonths(1);
    case 'quarter':
      return addMonths(3);
    case 'year':
      return addMonths(12);
  }
}
