/** Times inside the pipeline are whole microseconds since 1970 (UTC), which a number holds exactly. */
export type Micros = number;

const FRACTION = /\.(\d+)/;

/**
 * Reads an RFC 3339 time with a zone, to the microsecond (further digits are cut). A leap second
 * (`23:59:60`) is the last microsecond before the next minute. NaN when it is no such time.
 */
export function parseMicros(text: string): Micros {
  const isLeapSecond = text.charCodeAt(17) === 54 && text.charCodeAt(18) === 48; // ":60"
  const readable = isLeapSecond ? `${text.slice(0, 17)}59.999999${text.slice(19).replace(FRACTION, '')}` : text;
  const digits = FRACTION.exec(readable)?.[1];
  const milliseconds = Date.parse(readable);
  if (!digits || Number.isNaN(milliseconds)) return milliseconds * 1_000;
  // Date keeps milliseconds; the rest comes from the text.
  return milliseconds * 1_000 + Number(`${digits}000000`.slice(3, 6));
}

/** RFC 3339 in UTC, always with six digits: `2026-11-21T09:30:00.123456Z`. */
export function formatMicros(micros: Micros): string {
  const milliseconds = Math.floor(micros / 1_000);
  return `${new Date(milliseconds).toISOString().slice(0, 23)}${String(micros - milliseconds * 1_000).padStart(3, '0')}Z`;
}
