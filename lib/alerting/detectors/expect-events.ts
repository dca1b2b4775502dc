const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
const HOURS_A_WEEK = 168;
/** The rhythm of a day is known after two of them, that of a week after two weeks. */
const DAY_KNOWN_HOURS = 2 * HOURS_A_DAY;
const WEEK_KNOWN_HOURS = 2 * HOURS_A_WEEK;

/** What was seen in an hour (milliseconds since 1970); hours without anything need not be there. */
export type SeenHour = { hour: number; events: number };

/**
 * Of events that come by chance at a steady rate, fewer than one in a thousand gaps holds as much time as seven take
 * (e^-7): with so many expected and none seen, something ceased.
 */
export const MISSED_EVENTS = 7;

/**
 * How many events are usual in [fromMs, toMs), by the hours before: by the mean, by the same hours of the day and of the
 * week where these are known, whichever expects least. What pauses at night or on Sundays is not missed then. Stops at
 * `MISSED_EVENTS`.
 */
export function expectEvents(hours: readonly SeenHour[], fromMs: number, toMs: number): number {
  const known = hours.filter(({ hour }) => hour <= fromMs);
  if (known.length === 0) return 0;
  const first = Math.min(...known.map(({ hour }) => hour)) / HOUR_MS;
  const last = Math.floor(fromMs / HOUR_MS);
  const span = last - first + 1;
  const rateEvery = (period: number, at: number): number => {
    const seen = known.reduce(
      (sum, { hour, events }) => sum + ((hour / HOUR_MS - at) % period === 0 ? events : 0),
      0,
    );
    const times = Math.floor((last - at) / period) - Math.ceil((first - at) / period) + 1;
    return times > 0 ? seen / times : Infinity;
  };
  let expected = 0;
  for (let hour = last; hour * HOUR_MS < toMs && expected < MISSED_EVENTS; hour += 1) {
    const rates = [
      rateEvery(1, hour),
      ...(span >= DAY_KNOWN_HOURS ? [rateEvery(HOURS_A_DAY, hour)] : []),
      ...(span >= WEEK_KNOWN_HOURS ? [rateEvery(HOURS_A_WEEK, hour)] : []),
    ];
    const part = Math.min(toMs, (hour + 1) * HOUR_MS) - Math.max(fromMs, hour * HOUR_MS);
    expected += (Math.min(...rates) * part) / HOUR_MS;
  }
  return expected;
}
