const HOUR_MS = 3_600_000;
/** No zone is farther from UTC than this, whichever way. */
const FARTHEST_MS = 26 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it costs. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/**
 * What clocks in an IANA time zone show at an instant (milliseconds since 1970), as the milliseconds of
 * the same reading in UTC. Throws `RangeError` for a zone that does not exist.
 */
export function toLocal(atMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return atMs;
  const fields: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) fields[type] = Number(value);
  const { year, month, day, hour, minute, second } = fields;
  const wholeSeconds = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return wholeSeconds + (((atMs % 1_000) + 1_000) % 1_000);
}

const offsetAt = (atMs: number, timeZone: string): number => toLocal(atMs, timeZone) - atMs;

/**
 * The first instant at which clocks in a zone show this reading or a later one: of a time that exists
 * twice the first, of one that does not exist the change of clocks that skips it.
 */
export function fromLocal(localMs: number, timeZone: string): number {
  let start = localMs - FARTHEST_MS;
  let offset = offsetAt(start, timeZone);
  while (start < localMs + FARTHEST_MS) {
    const end = start + HOUR_MS;
    const next = offsetAt(end, timeZone);
    const change = next === offset ? end : findChange(start, end, timeZone, offset);
    const reading = Math.max(start, localMs - offset);
    if (reading < change) return reading;
    start = change;
    offset = next === offset ? offset : offsetAt(change, timeZone);
  }
  return start;
}

/** The first instant after `low`, up to `high`, with another offset than `offset`. */
function findChange(low: number, high: number, timeZone: string, offset: number): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}
