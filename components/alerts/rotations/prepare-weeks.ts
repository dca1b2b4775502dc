import type { ShiftRow } from '@/lib/domain/read-models/rotations';

const DAY_MS = 86_400_000;

/** A part of a shift within one week; places are shares of the week, 0–1. */
export type WeekPart = { shift: ShiftRow; start: number; width: number };
/** A week from Monday to Sunday with the midnights of its days. */
export type Week = { days: Date[]; parts: WeekPart[] };

/** The weeks that touch [from, to), by days as the reader's clocks have them, with their shifts. */
export function prepareWeeks(
  shifts: readonly ShiftRow[],
  { from, to }: { from: Date; to: Date },
  utc: boolean,
): Week[] {
  const weeks: Week[] = [];
  for (let monday = mondayOf(from, utc); monday < to; monday = addDays(monday, 7, utc)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day, utc));
    const begin = monday.getTime();
    const end = addDays(monday, 7, utc).getTime();
    const parts = shifts.flatMap((shift) => {
      const start = Math.max(Date.parse(shift.from), begin);
      const stop = Math.min(Date.parse(shift.to), end);
      if (start >= stop) return [];
      return [{ shift, start: (start - begin) / (end - begin), width: (stop - start) / (end - begin) }];
    });
    weeks.push({ days, parts });
  }
  return weeks;
}

function mondayOf(at: Date, utc: boolean): Date {
  const midnight = utc
    ? new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
    : new Date(at.getFullYear(), at.getMonth(), at.getDate());
  const weekday = (utc ? midnight.getUTCDay() : midnight.getDay()) || 7;
  return addDays(midnight, 1 - weekday, utc);
}

/** Days of clocks: where these change, one of them has 23 or 25 hours. */
const addDays = (midnight: Date, days: number, utc: boolean): Date =>
  utc
    ? new Date(midnight.getTime() + days * DAY_MS)
    : new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate() + days);
