import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { Window } from '@/lib/domain/time-range';
import type { EntryConditions } from './entry-conditions';
import { readEntryCursor, writeEntryCursor } from './entry-cursor';
import { listEntries, type EntryPage } from './list-entries';

const FIRST_STEP_MS = 3_600_000;
/** A step that took less is followed by one twice as long, one that took more by half of it. */
const SWIFT_MS = 200;
const SLOW_MS = 800;

/**
 * One page of entries, last happened first, as `listEntries`, for about `milliseconds`: where few match, it walks back
 * in steps of time and stops with what it has found by then. `searchedTo` is the time back to which that is complete,
 * null where the page is full or the window's beginning was reached; its cursor goes on from there. `clock` is in
 * milliseconds.
 */
export async function listEntriesWithin(
  filter: EntryConditions & { window: Window },
  { limit, cursor }: Pick<EntryPage, 'limit' | 'cursor'>,
  milliseconds: number,
  clock: () => number,
): Promise<{ items: AuditEntry[]; nextCursor: string | null; searchedTo: string | null }> {
  const { from: beginning, to: end } = filter.window;
  const startedAt = clock();
  const items: AuditEntry[] = [];
  let to = cursor === undefined ? end : earlier(end, justAfter(readEntryCursor(cursor).occurredAt));
  let step = FIRST_STEP_MS;
  while (to > beginning) {
    const stepStartedAt = clock();
    const from = new Date(Math.max(beginning.getTime(), to.getTime() - step));
    const window = { from, to };
    const page = await listEntries({ ...filter, window }, { limit: limit - items.length, cursor });
    items.push(...page.items);
    if (page.nextCursor !== null) return { items, nextCursor: page.nextCursor, searchedTo: null };
    to = from;
    const isLate = clock() - startedAt > milliseconds;
    if (to > beginning && (isLate || items.length === limit)) {
      const searchedTo = to.toISOString();
      const nextCursor = writeEntryCursor({ occurredAt: searchedTo, index: '0' });
      return { items, nextCursor, searchedTo: items.length === limit ? null : searchedTo };
    }
    const took = clock() - stepStartedAt;
    step = took < SWIFT_MS ? step * 2 : took > SLOW_MS ? step / 2 : step;
  }
  return { items, nextCursor: null, searchedTo: null };
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** The next millisecond: the cursor itself keeps out what was listed, to the microsecond. */
const justAfter = (time: string): Date => new Date(Date.parse(time) + 1);
