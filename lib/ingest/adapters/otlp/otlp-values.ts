import { z } from 'zod';
import { readEpoch } from '../parts/read-time';

/** Attributes as OTLP lists them: names with values of any kind. */
export const attributesSchema = z
  .array(z.looseObject({ key: z.string(), value: z.unknown().optional() }))
  .nullish();
export type Attributes = Readonly<Record<string, unknown>>;

/** A 64-bit count of nanoseconds since 1970: digits in a text, as OTLP/JSON asks, or a number. */
export const nanosSchema = z
  .union([z.string().regex(/^\d{1,20}$/, 'not a count of nanoseconds'), z.number().min(0)])
  .nullish();
export type Nanos = z.infer<typeof nanosSchema>;

export const resourceSchema = z.looseObject({ attributes: attributesSchema }).nullish();
export const scopeSchema = z
  .looseObject({ name: z.string().nullish(), version: z.string().nullish() })
  .nullish();

type AnyValue = {
  stringValue?: unknown;
  boolValue?: unknown;
  intValue?: unknown;
  doubleValue?: unknown;
  bytesValue?: unknown;
  arrayValue?: { values?: unknown } | null;
  kvlistValue?: { values?: unknown } | null;
};

/**
 * The plain value that an OTLP value stands for: text, boolean, number, list, object, or null when it is empty
 * or of a kind that OTLP does not have. Whole numbers beyond what a number holds stay texts.
 */
export function readAnyValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const any = value as AnyValue;
  if (any.stringValue !== undefined) return readText(any.stringValue);
  if (any.boolValue !== undefined) return typeof any.boolValue === 'boolean' ? any.boolValue : null;
  if (any.intValue !== undefined) return readInteger(any.intValue);
  if (any.doubleValue !== undefined) return readDouble(any.doubleValue);
  if (any.bytesValue !== undefined) return readText(any.bytesValue);
  if (any.arrayValue !== undefined) {
    const values = any.arrayValue?.values;
    return Array.isArray(values) ? values.map(readAnyValue) : [];
  }
  if (any.kvlistValue !== undefined) return readAttributes(any.kvlistValue?.values);
  return null;
}

const readText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function readInteger(value: unknown): number | string | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value)) return null;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** NaN and the infinities are texts in protobuf's JSON; they are kept as such. */
const readDouble = (value: unknown): number | string | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

/** Attributes by name; of a name that comes twice the first counts. Anything that is no list has none. */
export function readAttributes(list: unknown): Attributes {
  const attributes: Record<string, unknown> = {};
  if (!Array.isArray(list)) return attributes;
  for (const entry of list as ({ key?: unknown; value?: unknown } | null)[]) {
    const key = entry?.key;
    if (typeof key === 'string' && !Object.hasOwn(attributes, key))
      Object.defineProperty(attributes, key, {
        value: readAnyValue(entry?.value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return attributes;
}

/** The time that a count of nanoseconds is, RFC 3339; undefined for none: absent, 0 or beyond the year 9999. */
export function readNanos(value: Nanos): string | undefined {
  const digits = typeof value === 'number' ? BigInt(Math.trunc(Math.min(value, 1e20))).toString() : value;
  return digits === undefined || digits === null || /^0*$/.test(digits)
    ? undefined
    : readEpoch(digits, 'nanoseconds');
}

/** The first attribute of these names that has a text or a number, as a text. */
export function attributeText(attributes: Attributes, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  }
  return undefined;
}

/** The first attribute of these names that is a number from 0 on, or digits that are one. */
export function attributeNumber(attributes: Attributes, ...names: readonly string[]): number | undefined {
  const text = attributeText(attributes, ...names);
  const number = text === undefined ? NaN : Number(text);
  return number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}
