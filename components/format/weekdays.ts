/** The days of a week in words; Monday is the first, and 1 where they are numbers. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** What the day of a number, 1 (Monday) to 7 (Sunday), is called. Throws for any other: such a day was let in by mistake. */
export function nameWeekday(day: number): string {
  const name = WEEKDAYS[day - 1];
  if (name === undefined) throw new RangeError(`${day} is no day of the week.`);
  return name;
}
