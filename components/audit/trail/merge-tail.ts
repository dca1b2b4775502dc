import type { AuditTrailRow } from '@/lib/domain/read-models/audit';

/**
 * Loaded entries and such that came into the log since, last happened first, each once. What came late and belongs
 * behind the last loaded entry is left out while there is more to load: paging will bring it in its place.
 */
export function mergeTail(
  { items, nextCursor }: { items: readonly AuditTrailRow[]; nextCursor: string | null },
  tail: readonly AuditTrailRow[],
): AuditTrailRow[] {
  if (tail.length === 0) return [...items];
  const known = new Set(items.map(({ id }) => id));
  const last = items.at(-1);
  const came = tail.filter(
    (entry) => !known.has(entry.id) && (nextCursor === null || !last || compareEntries(entry, last) < 0),
  );
  return [...came, ...items].toSorted(compareEntries);
}

/** Last happened first, and of the same moment last recorded first. Times have one form, so they compare as texts. */
function compareEntries(one: AuditTrailRow, other: AuditTrailRow): number {
  if (one.occurredAt !== other.occurredAt) return one.occurredAt < other.occurredAt ? 1 : -1;
  return Number(BigInt(other.index) - BigInt(one.index));
}
