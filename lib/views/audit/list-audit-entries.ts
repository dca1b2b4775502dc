import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditListQuery } from '@/lib/domain/audit-list-query';
import {
  auditTrailRowSchema,
  type AuditEntry,
  type AuditEntryList,
  type AuditTrailRow,
} from '@/lib/domain/read-models/audit';
import type { Actor } from '@/lib/domain/roles';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { countEntriesUpTo } from '@/lib/store/audit-log/count-entries-up-to';
import type { EntryConditions } from '@/lib/store/audit-log/entry-conditions';
import { listEntries, type EntryPage } from '@/lib/store/audit-log/list-entries';
import { listEntriesWithin } from '@/lib/store/audit-log/list-entries-within';
import { listErasedFields } from '@/lib/store/audit-log/erasure-runs';
import { selectEntries } from './select-entries';

/** Ten million entries are not counted while somebody waits. */
const COUNTED_AT_MOST = 10_000;
const COUNTED_WITHIN_MS = 2_000;
const SEARCHED_WITHIN_MS = 3_000;
/** Words of a letter or two are found in nearly every entry. */
const FOUND_WITHIN_MS = 10_000;

/**
 * A page of the audit trail, last happened first. The total is exact up to ten thousand; of more, and where counting
 * takes too long, it is said how many there are at least. Needs audit:read. Throws `too-large` for words that are in too much.
 */
export async function listAuditEntries(
  actor: Actor,
  { limit, cursor, fromIndex, ...filter }: AuditListQuery,
  now: Date,
): Promise<AuditEntryList> {
  requirePermission(actor, 'audit:read');
  const conditions = { ...selectEntries(actor, filter, now), fromIndex };
  // Read first, so that nothing falls between this page and what is asked for as newer than it.
  const { tree, indexedTo } = await readAuditHead();
  const [{ items, nextCursor, searchedTo }, counted] = await Promise.all([
    searchEntries(conditions, { limit, cursor }),
    countEntriesUpTo(conditions, COUNTED_AT_MOST, COUNTED_WITHIN_MS),
  ]);
  const total = counted ?? items.length;
  return {
    items: await addErasures(items),
    total: Math.min(total, COUNTED_AT_MOST),
    isTotalLeast: counted === null ? nextCursor !== null || cursor !== undefined : counted > COUNTED_AT_MOST,
    nextCursor,
    searchedTo,
    logSize: tree.size.toString(),
    unsearched: filter.q === undefined ? 0 : Number(tree.size - indexedTo),
  };
}

/** What an index finds is found at once; all else walks back through time and stops when it takes too long. */
async function searchEntries(conditions: EntryConditions, page: EntryPage) {
  const { window, actor, target, q, fromIndex } = conditions;
  const isIndexed = [actor, target, q, fromIndex].some((given) => given !== undefined);
  return isIndexed || !window
    ? { ...(await listEntries(conditions, { ...page, milliseconds: FOUND_WITHIN_MS })), searchedTo: null }
    : listEntriesWithin({ ...conditions, window }, page, SEARCHED_WITHIN_MS, () => performance.now());
}

/** Why what is missing was erased, and when. */
async function addErasures(entries: readonly AuditEntry[]): Promise<AuditTrailRow[]> {
  const lacking = entries.filter(({ erased }) => erased.length > 0).map(({ index }) => index);
  const fields = lacking.length > 0 ? await listErasedFields(lacking) : [];
  return entries.map((entry) =>
    auditTrailRowSchema.parse({ ...entry, erasures: fields.filter(({ index }) => index === entry.index) }),
  );
}
