import type { ObjectiveWindow } from '@/lib/domain/objective';
import { calendarWindow } from './calendar-window';

const DAY_MS = 86_400_000;

/** Where an objective's window starts and ends, how long it is, and which share of it is over; milliseconds. */
export type ObjectiveSpan = { startMs: number; endMs: number; windowMs: number; elapsed: number };

/** The window of an objective as of a time: the days before it, or the calendar period that holds it. */
export function spanOf(window: ObjectiveWindow, asOfMs: number): ObjectiveSpan {
  if (window.type === 'rolling') {
    const windowMs = window.days * DAY_MS;
    return { startMs: asOfMs - windowMs, endMs: asOfMs, windowMs, elapsed: 1 };
  }
  const { startMs, endMs, lengthMs, elapsed } = calendarWindow(asOfMs, window.period, window.timeZone);
  return { startMs, endMs, windowMs: lengthMs, elapsed };
}
