import { readObject } from '../parts/read-object';

export type Json = Readonly<Record<string, unknown>>;

/**
 * The fields of a record by their names in lower case: Azure itself writes `Level` and `level`, and tools that
 * pass records on change more. Of two spellings the first counts.
 */
export function lowerNames(record: unknown): Json {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(readObject(record))) fields[name.toLowerCase()] ??= value;
  return fields;
}

/** The value of what the Activity Log's API writes as `{value, localizedValue}` and exports as a plain text. */
export const readValue = (field: unknown): unknown =>
  typeof field === 'object' && field !== null ? readObject(field).value : field;

/** An object that may have come as JSON in a text; empty when it is neither. */
export function readNested(value: unknown): Json {
  if (typeof value !== 'string') return readObject(value);
  try {
    return readObject(JSON.parse(value));
  } catch {
    return {};
  }
}

/** A word or number as a text in lower case; empty where there is none, null for anything else. */
export function readWord(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).toLowerCase()
    : null;
}
