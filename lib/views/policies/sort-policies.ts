import { z } from 'zod';
import type { PolicyRow, PolicySort } from '@/lib/domain/read-models/policy-list';

type Value = string | number | null;

/** What the list is sorted by; null stands last in either order. */
const VALUES: Record<PolicySort, (row: PolicyRow) => Value> = {
  name: ({ name }) => name,
  owner: ({ owners }) => owners.join(', ') || null,
  engine: ({ engines }) => engines.join(', ') || null,
  zones: ({ zones }) => zones.join(', ') || null,
  change: ({ lastChangeAt }) => lastChangeAt,
  decisions: ({ decisions }) => (decisions > 0 ? decisions : null),
  denials: ({ decisions, denials }) => (decisions > 0 ? denials : null),
  share: ({ decisions, denials }) => (decisions > 0 ? denials / decisions : null),
  accuracy: ({ accuracy: { estimate } }) => estimate,
  // Older first when it descends: the earlier the time, the greater the age.
  age: ({ knownSince }) => (knownSince === null ? null : -Date.parse(knownSince)),
  revision: ({ latestRevision }) => latestRevision,
  revisions: ({ revisions }) => revisions,
  bundle: ({ bundle }) => bundle,
};

export type PolicyOrder = { by: PolicySort; isDescending: boolean };

const cursorSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.string()]);

/** The page of rows in an order, equal ones by name, that comes after a cursor, with the cursor of the next. */
export function pagePolicies(
  rows: readonly PolicyRow[],
  { by, isDescending }: PolicyOrder,
  { limit, cursor }: { limit: number; cursor?: string },
): { items: PolicyRow[]; nextCursor: string | null } {
  const valueOf = VALUES[by];
  const compare = (one: [Value, string], other: [Value, string]): number =>
    compareValues(one[0], other[0], isDescending) || (one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0);
  const keyOf = (row: PolicyRow): [Value, string] => [valueOf(row), row.name];
  const sorted = rows.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
  const start = cursor === undefined ? null : readCursor(cursor);
  const rest = start === null ? sorted : sorted.filter((row) => compare(keyOf(row), start) > 0);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rest.length > limit ? writeCursor(keyOf(last)) : null };
}

function compareValues(one: Value, other: Value, isDescending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order = one < other ? -1 : one > other ? 1 : 0;
  return isDescending ? -order : order;
}

const writeCursor = (key: [Value, string]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The first page for what is no cursor of ours. */
function readCursor(cursor: string): [Value, string] | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return null;
  }
}
