import type { Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';

/** The page, in order of `key`, that comes after the cursor, which is a key itself. */
export function pageOf<T>(items: readonly T[], key: (item: T) => string, { limit, cursor }: Page): List<T> {
  const sorted = items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const after = cursor === undefined ? sorted : sorted.filter((item) => key(item) > cursor);
  const page = after.slice(0, limit);
  const last = page.at(-1);
  return { items: page, total: items.length, nextCursor: last && after.length > limit ? key(last) : null };
}
