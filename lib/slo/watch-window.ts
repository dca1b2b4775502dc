import { calendarWindow, type CalendarPeriod } from './calendar-window';
import type { WatchedWindow } from './evaluate-rule';

/** A rolling objective as rules watch it, at any time; `firstMs` is when its first event happened. */
export const watchRolling =
  (windowMs: number, budgetRatio: number, firstMs: number | null) =>
  (asOfMs: number): WatchedWindow => ({
    startMs: asOfMs - windowMs,
    windowMs,
    budgetRatio,
    elapsed: 1,
    firstMs,
  });

/** A calendar objective as rules watch it, at any time: its window is as long as the period really is. */
export function watchCalendar(
  period: CalendarPeriod,
  timeZone: string,
  budgetRatio: number,
  firstMs: number | null,
  weekStart = 1,
): (asOfMs: number) => WatchedWindow {
  // Thousands of evaluations fall into the same window, and finding it costs more than they do.
  let [startMs, endMs] = [Infinity, -Infinity];
  return (asOfMs) => {
    if (asOfMs < startMs || asOfMs >= endMs)
      ({ startMs, endMs } = calendarWindow(asOfMs, period, timeZone, weekStart));
    const windowMs = endMs - startMs;
    return { startMs, windowMs, budgetRatio, elapsed: (asOfMs - startMs) / windowMs, firstMs };
  };
}
