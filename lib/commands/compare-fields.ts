import { isDeepStrictEqual } from 'node:util';

/** A value as JSON has them, which is how an audit entry keeps it. */
type FieldValue =
  string | number | boolean | null | FieldValue[] | { [name: string]: FieldValue | undefined };
type Entry = Record<string, FieldValue | undefined>;
export type FieldChange = { from: FieldValue; to: FieldValue };

/** What differs between two versions of an entry, by field; null for an entry that is not there. */
export function compareFields(before: Entry | null, after: Entry | null): Record<string, FieldChange> {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changes: Record<string, FieldChange> = {};
  for (const name of names) {
    const from = before?.[name] ?? null;
    const to = after?.[name] ?? null;
    if (!isDeepStrictEqual(from, to)) changes[name] = { from, to };
  }
  return changes;
}
