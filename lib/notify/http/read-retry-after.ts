/** No receiver is left alone for longer at its own request. */
export const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/**
 * How long a receiver asks to be left alone, in milliseconds: seconds or a date (RFC 9110, 10.2.3). An hour at most, null
 * where it does not say or cannot be read.
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  const isDate = /^[A-Z][a-z]+, /.test(text);
  const ms = /^\d+$/.test(text)
    ? Number(text) * 1_000
    : isDate
      ? Date.parse(text) - now.getTime()
      : Number.NaN;
  if (!Number.isFinite(ms)) return null;
  return Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
