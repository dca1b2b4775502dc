import { parseMicros } from '@/lib/domain/timestamp';

/** As everyone reads it already. */
const PLAIN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?$/;
const PLAIN_OFFSET = /([+-]\d{2})(\d{2})$/;
const LOOSE_SEPARATOR = /^(\d{4}-\d{2}-\d{2})[t ](?=\d)/;
const NANOS_PER = {
  seconds: 1_000_000_000n,
  milliseconds: 1_000_000n,
  microseconds: 1_000n,
  nanoseconds: 1n,
};

/**
 * The RFC 3339 time that a text is, with `T` and `Z` as everyone reads them; an offset without a colon is mended.
 * Undefined when it is none that exists.
 */
export function readTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (PLAIN.test(value)) return Number.isNaN(parseMicros(value)) ? undefined : value;
  const text = value.replace(PLAIN_OFFSET, '$1:$2').replace(LOOSE_SEPARATOR, '$1T').replace(/z$/, 'Z');
  return RFC3339.test(text) && !Number.isNaN(parseMicros(text)) ? text : undefined;
}

/** As `readTime`, for sources that document their times as UTC and leave the zone out. */
export const readUtcTime = (value: unknown): string | undefined =>
  readTime(typeof value === 'string' && WITHOUT_ZONE.test(value) ? `${value}Z` : value);

/**
 * The RFC 3339 time (UTC) of a count since 1970, as a number or in digits; digits keep their precision.
 * Undefined when it is no count or outside the years 1970 to 9999.
 */
export function readEpoch(value: unknown, unit: keyof typeof NANOS_PER): string | undefined {
  const digits = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof digits !== 'string' || !/^\d{1,20}(\.\d{1,20})?$/.test(digits)) return undefined;
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const perUnit = NANOS_PER[unit];
  const nanos =
    BigInt(whole) * perUnit + (BigInt(fraction || '0') * perUnit) / 10n ** BigInt(fraction.length);
  const seconds = nanos / 1_000_000_000n;
  if (seconds > 253_402_300_799n) return undefined;
  const rest = (nanos % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '');
  const base = new Date(Number(seconds) * 1_000).toISOString().slice(0, 19);
  return `${base}${rest && `.${rest}`}Z`;
}
