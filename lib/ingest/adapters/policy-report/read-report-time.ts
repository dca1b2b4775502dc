import { readEpoch, readTime } from '../parts/read-time';

/**
 * The time of a result: `{seconds, nanos}` as Kubernetes' Timestamp, seconds, or text. Null when none is told
 * (also by zeros, which Go writes for no time); undefined when it cannot be read.
 */
export function readReportTime(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return readTime(value);
  const { seconds = 0, nanos = 0 } = (typeof value === 'number' ? { seconds: value } : value) as {
    seconds?: unknown;
    nanos?: unknown;
  };
  // JSON of protobufs has 64-bit integers as texts.
  const whole = typeof seconds === 'string' && /^\d{1,12}$/.test(seconds) ? Number(seconds) : seconds;
  const isWhole = (part: unknown): part is number => Number.isSafeInteger(part) && (part as number) >= 0;
  if (!isWhole(whole) || !isWhole(nanos) || nanos > 999_999_999) return undefined;
  if (whole === 0 && nanos === 0) return null;
  return readEpoch(`${whole}.${String(nanos).padStart(9, '0')}`, 'seconds');
}
