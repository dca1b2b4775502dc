import { ERASE_ACTION } from '@/lib/audit-log/erasures';
import { formatIndexRanges } from '@/lib/audit-log/index-ranges';
import { pseudonymOf } from '@/lib/audit-log/make-entry';
import type { Occasion } from '@/lib/auth/occasion';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry, type AuditTarget } from '@/lib/store/audit/append-audit-entry';
import { eraseEntries } from '@/lib/store/audit-log/erase-entries';
import { insertErasureRun } from '@/lib/store/audit-log/erasure-runs';
import { getPseudonymKey } from '@/lib/store/audit-log/pseudonym-key';
import type { Transaction } from '@/lib/store/transaction';

/** An entry has 64 KiB: so many indexes fit into one, however scattered and high they are. */
export const ENTRIES_AT_ONCE = 2_000;

/** What is to be erased of up to 2,000 entries, why, and who asked for it. */
export type ErasureOrder = {
  kind: 'request' | 'retention';
  indexes: readonly bigint[];
  fields: readonly string[];
  basis: string;
  /** Who asked, in their own words; the log holds a pseudonym of it only. Null for the actor. */
  requester: string | null;
  targets: AuditTarget[];
};

/**
 * Erases, and makes that an entry of the log, in one transaction: which entries, which fields, on what basis and for
 * whom, and nothing personal. Returns how many entries lost something.
 */
export async function writeErasure(
  tx: Transaction,
  actor: Actor,
  order: ErasureOrder,
  { now, newId, from }: Occasion,
): Promise<{ entryId: string; erased: number }> {
  const entryId = newId();
  const { kind, basis, requester, targets } = order;
  const gone = await eraseEntries(tx, { ...order, entryId }, now);
  const indexes = [...new Set(gone.map(({ index }) => index))];
  const fields = [...new Set(gone.map(({ field }) => field))].toSorted();
  const key = getPseudonymKey();
  const byRef = pseudonymOf(key, actor);
  await insertErasureRun(tx, { entryId, kind, basis, fields, indexes, byRef }, now);
  await appendAuditEntry(tx, {
    id: entryId,
    occurredAt: now,
    actor,
    action: ERASE_ACTION,
    targets,
    context: from,
    ...(requester !== null && { changes: { requester } }),
    data: {
      indexes: formatIndexRanges(indexes),
      fields,
      basis,
      requester: requester === null ? byRef : pseudonymOf(key, { type: 'requester', id: requester }),
    },
  });
  return { entryId, erased: indexes.length };
}
