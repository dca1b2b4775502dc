import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditListQuery } from '@/lib/domain/audit-list-query';
import { auditEntryRowSchema, type AuditEntryList } from '@/lib/domain/read-models/audit';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { countEntriesUpTo } from '@/lib/store/audit-log/count-entries-up-to';
import { listEntries } from '@/lib/store/audit-log/list-entries';

/** Ten million entries are not counted while somebody waits. */
const COUNTED_AT_MOST = 10_000;
const COUNTED_WITHIN_MS = 2_000;

/**
 * A page of the audit trail, last happened first. The total is exact up to ten thousand; of more, and where counting
 * takes too long, it is said how many there are at least. Needs audit:read.
 */
export async function listAuditEntries(
  actor: Actor,
  { from, to, limit, cursor, ...fields }: AuditListQuery,
  now: Date,
): Promise<AuditEntryList> {
  requirePermission(actor, 'audit:read');
  const conditions = {
    ...limitAuditFilter(actor, fields),
    window: resolveWindow({ from, to }, now),
  };
  // Read first, so that nothing falls between this page and what is asked for as newer than it.
  const { tree, indexedTo } = await readAuditHead();
  const [{ items, nextCursor }, counted] = await Promise.all([
    listEntries(conditions, { limit, cursor }),
    countEntriesUpTo(conditions, COUNTED_AT_MOST, COUNTED_WITHIN_MS),
  ]);
  const total = counted ?? items.length;
  return {
    items: items.map((entry) => auditEntryRowSchema.parse(entry)),
    total: Math.min(total, COUNTED_AT_MOST),
    isTotalLeast: counted === null ? nextCursor !== null || cursor !== undefined : counted > COUNTED_AT_MOST,
    nextCursor,
    logSize: tree.size.toString(),
    unsearched: fields.q === undefined ? 0 : Number(tree.size - indexedTo),
  };
}
