import { isDeepStrictEqual } from 'node:util';

/** One field of two versions of an entry; null where it has none. */
export type FieldChange<Entry> = {
  from: NonNullable<Entry[keyof Entry]> | null;
  to: NonNullable<Entry[keyof Entry]> | null;
};

/** What differs between two versions of an entry, by field; null for an entry that is not there. */
export function compareFields<Entry extends object>(
  before: Entry | null,
  after: Entry | null,
): Record<string, FieldChange<Entry>> {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]) as Set<
    keyof Entry & string
  >;
  const changes: Record<string, FieldChange<Entry>> = {};
  for (const name of names) {
    const from = before?.[name] ?? null;
    const to = after?.[name] ?? null;
    if (!isDeepStrictEqual(from, to)) changes[name] = { from, to };
  }
  return changes;
}
