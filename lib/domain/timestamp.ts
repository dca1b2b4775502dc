/** Times inside the pipeline are whole microseconds since 1970 (UTC), which a number holds exactly. */
export type Micros = number;

const MICROS_PER_SECOND = 1_000_000;

/** The years that both PostgreSQL and four digits can hold, with room for rounding: 1 to 9998, in seconds. */
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_370_764_799;

/**
 * Reads an RFC 3339 time with a zone, to the microsecond (further digits are cut). A leap second
 * (`23:59:60`) is the last microsecond before the next minute. NaN when it is no such time, names a
 * day that its month does not have, or lies outside of the years 1 to 9998.
 */
export function parseMicros(text: string): Micros {
  // Position 19 follows the seconds: a fraction, or the zone.
  const hasFraction = text.charCodeAt(19) === 46;
  let end = 19;
  if (hasFraction) for (end = 20; isDigit(text.charCodeAt(end)); end += 1);
  const isLeapSecond = text.charCodeAt(17) === 54 && text.charCodeAt(18) === 48;
  const seconds = readSeconds(isLeapSecond ? `${text.slice(0, 17)}59` : text.slice(0, 19), text.slice(end));
  if (isLeapSecond) return seconds * MICROS_PER_SECOND + MICROS_PER_SECOND - 1;
  return (
    seconds * MICROS_PER_SECOND +
    (hasFraction ? Number(`${text.slice(20, Math.min(end, 26))}000000`.slice(0, 6)) : 0)
  );
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

// Events come in bursts of the same second: the last answer is often the next one.
let lastText = '';
let lastSeconds = NaN;

function readSeconds(local: string, zone: string): number {
  const text = local + zone;
  if (text === lastText) return lastSeconds;
  lastText = text;
  const seconds = Date.parse(text) / 1_000;
  const isInRange = seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
  lastSeconds = isInRange && hasDayAndHour(local) ? seconds : NaN;
  return lastSeconds;
}

/** `Date.parse` takes 30 February for 2 March, and 24:00 for the next day. */
function hasDayAndHour(local: string): boolean {
  const day = Number(local.slice(8, 10));
  const daysOfMonth = () =>
    new Date(Date.UTC(2_000 + (Number(local.slice(0, 4)) % 400), Number(local.slice(5, 7)), 0)).getUTCDate();
  return local.slice(11, 13) !== '24' && (day <= 28 || day <= daysOfMonth());
}

let lastFormatted = NaN;
let lastPrefix = '';

/** RFC 3339 in UTC, always with six digits: `2026-11-21T09:30:00.123456Z`. */
export function formatMicros(micros: Micros): string {
  const seconds = Math.floor(micros / MICROS_PER_SECOND);
  if (seconds !== lastFormatted) {
    lastPrefix = new Date(seconds * 1_000).toISOString().slice(0, 20);
    lastFormatted = seconds;
  }
  // A leading one keeps the zeros that follow it.
  return `${lastPrefix}${String(MICROS_PER_SECOND + (micros - seconds * MICROS_PER_SECOND)).slice(1)}Z`;
}
