import type { TimeSpan } from './merge-windows';
import { fromLocal, toLocal } from './zoned-time';

/**
 * When a planned window recurs. Dates (`2026-11-21`) and times (`02:30`) are what clocks in `timeZone`
 * show; the length is real time. Weekdays are 1 (Monday) to 7 (Sunday).
 */
export type Recurrence = {
  frequency: 'daily' | 'weekly' | 'monthly';
  /** Every so many days, weeks or months: 2 is every other one. */
  interval: number;
  timeZone: string;
  /** The first day it can fall on; weeks are counted from this day's, months keep its day of the month. */
  startDate: string;
  startTime: string;
  durationMs: number;
  /** Of weekly ones; empty for the weekday of `startDate`. */
  weekdays: readonly number[];
  /** The last day it can start on; null for ever. */
  untilDate: string | null;
};

const DAY_MS = 86_400_000;

/**
 * The occurrences of a recurring window that touch [fromMs, toMs), in order, uncut. A time that clocks skip
 * begins when they have skipped it, one that they show twice begins the first time; a month without the day
 * has no occurrence. Follows RFC 5545 (FREQ, INTERVAL, BYDAY, UNTIL).
 */
export function expandCorrection(recurrence: Recurrence, fromMs: number, toMs: number): TimeSpan[] {
  const { timeZone, startDate, untilDate, startTime, durationMs } = recurrence;
  const start = readDate(startDate);
  const timeMs = readTime(startTime);
  // A day more on both sides: the same instant has another date elsewhere.
  const earliest = Math.max(start, floorToDay(toLocal(fromMs - durationMs, timeZone)) - DAY_MS);
  const latest = Math.min(
    untilDate === null ? Infinity : readDate(untilDate),
    floorToDay(toLocal(toMs, timeZone)) + DAY_MS,
  );
  const spans: TimeSpan[] = [];
  for (let day = earliest; day <= latest; day += DAY_MS) {
    if (!fallsOn(recurrence, start, day)) continue;
    const beginsAt = fromLocal(day + timeMs, timeZone);
    const span = { fromMs: beginsAt, toMs: beginsAt + durationMs };
    if (span.fromMs < toMs && span.toMs > fromMs) spans.push(span);
  }
  return spans;
}

/** Days are milliseconds of their midnight in UTC, whatever zone they are of. */
function fallsOn({ frequency, interval, weekdays }: Recurrence, start: number, day: number): boolean {
  switch (frequency) {
    case 'daily':
      return ((day - start) / DAY_MS) % interval === 0;
    case 'weekly': {
      const weeks = (mondayOf(day) - mondayOf(start)) / (7 * DAY_MS);
      const wanted = weekdays.length > 0 ? weekdays : [weekdayOf(start)];
      return weeks % interval === 0 && wanted.includes(weekdayOf(day));
    }
    case 'monthly':
      return (
        new Date(day).getUTCDate() === new Date(start).getUTCDate() &&
        (monthOf(day) - monthOf(start)) % interval === 0
      );
  }
}

const floorToDay = (localMs: number): number => Math.floor(localMs / DAY_MS) * DAY_MS;
const weekdayOf = (day: number): number => new Date(day).getUTCDay() || 7;
const mondayOf = (day: number): number => day - (weekdayOf(day) - 1) * DAY_MS;
const monthOf = (day: number): number => new Date(day).getUTCFullYear() * 12 + new Date(day).getUTCMonth();

function readDate(text: string): number {
  const date = Date.parse(`${text}T00:00:00Z`);
  // `Date.parse` takes 30 February for 2 March.
  if (Number.isNaN(date) || !new Date(date).toISOString().startsWith(`${text}T`))
    throw new RangeError(`"${text}" is no date such as 2026-11-21.`);
  return date;
}

function readTime(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (!hours || !minutes) throw new RangeError(`"${text}" is no time of day such as 02:30.`);
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
