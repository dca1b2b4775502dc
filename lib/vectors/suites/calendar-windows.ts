import { assessCalendarBudget } from '@/lib/slo/assess-calendar-budget';
import { burnRate } from '@/lib/slo/burn-rate';
import { calendarWindow, type CalendarPeriod } from '@/lib/slo/calendar-window';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { byKind } from '../by-kind';
import { inSeconds } from './in-words';
import { readSegments, type Segment } from './segments';

type Window = { period: CalendarPeriod; time_zone: string; as_of_ms: number; week_start?: number };
type Budget = Window & { target: string; lookback_s: number; segments: Segment[] };

const formatUtc = (atMs: number): string => new Date(atMs).toISOString().replace('.000Z', 'Z');

export const calendarWindowsSuite = byKind('calendar_windows', {
  window: ({ period, time_zone, as_of_ms, week_start }: Window) => {
    const window = calendarWindow(as_of_ms, period, time_zone, week_start);
    return {
      start_ms: window.startMs,
      end_ms: window.endMs,
      length_s: inSeconds(window.lengthMs),
      elapsed_fraction: window.elapsed,
      start_utc: formatUtc(window.startMs),
      end_utc: formatUtc(window.endMs),
    };
  },
  budget: ({ period, time_zone, as_of_ms, week_start, target, lookback_s, segments }: Budget) => {
    const countsBetween = readSegments(segments);
    const budgetRatio = errorBudgetRatio(target);
    const window = calendarWindow(as_of_ms, period, time_zone, week_start);
    const { fromMs, toMs } = rollingWindow(as_of_ms, lookback_s * 1_000);
    const lookback = countsBetween(fromMs, toMs);
    const toDate = countsBetween(window.startMs, as_of_ms);
    const budget = assessCalendarBudget(toDate, lookback, window, as_of_ms, budgetRatio);
    return {
      start_ms: window.startMs,
      end_ms: window.endMs,
      total: toDate.total,
      bad: toDate.bad,
      elapsed_fraction: window.elapsed,
      consumed_to_date: budget.consumedToDate,
      consumed_of_window: budget.consumed,
      remaining_of_window: budget.remaining,
      burn_rate_lookback: burnRate(lookback, budgetRatio),
      time_to_exhaustion_s: inSeconds(budget.timeToExhaustionMs),
      seconds_to_reset: inSeconds(budget.resetInMs),
    };
  },
});
