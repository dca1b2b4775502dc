import { formatTlogProof } from '@/lib/audit-log/tlog-proof';
import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { AuditConsistency } from '@/lib/domain/read-models/audit-proofs';
import type { Actor } from '@/lib/domain/roles';
import { findCoveringCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { findEntry } from '@/lib/store/audit-log/find-entry';
import { proveConsistency, proveInclusion } from '@/lib/store/audit-log/prove-entry';

/**
 * The proof that an entry is in the log, as a C2SP tlog-proof against the first checkpoint that covers it. Needs
 * audit:read; throws `not-found` for an entry that the actor may not see, `conflict` while no checkpoint covers it.
 */
export async function getEntryProof(actor: Actor, id: string): Promise<{ name: string; text: string }> {
  requirePermission(actor, 'audit:read');
  const entry = await findEntry(id, limitAuditFilter(actor, {}));
  if (!entry)
    throw new GatehouseError('not-found', `There is no audit entry ${id}.`, {
      remedy:
        'Entries whose time of retention is over are gone; their proofs are in packs that were exported.',
    });
  const index = BigInt(entry.index);
  const covering = await findCoveringCheckpoint(index);
  if (!covering)
    throw new GatehouseError('conflict', `No checkpoint covers the entry ${id} yet.`, {
      remedy: 'Wait ten seconds: a checkpoint follows new entries.',
    });
  const hashes = await proveInclusion(index, covering.size);
  return {
    name: `${id}.tlog-proof`,
    text: formatTlogProof({ index, hashes, extra: null, checkpoint: covering.note }),
  };
}

/**
 * The proof that the tree of `to` leaves begins with the tree of `from`. Needs audit:read; throws `invalid-input` unless
 * 0 < from ≤ to ≤ the entries that there are.
 */
export async function getConsistency(
  actor: Actor,
  { from, to }: { from: bigint; to: bigint },
): Promise<AuditConsistency> {
  requirePermission(actor, 'audit:read');
  const { tree } = await readAuditHead();
  if (from <= 0n || from > to || to > tree.size)
    throw new GatehouseError(
      'invalid-input',
      `There is no consistency proof from ${from} to ${to} entries.`,
      {
        path: from <= 0n || from > to ? 'from' : 'to',
        remedy: `Ask for 0 < from ≤ to ≤ ${tree.size}, which is how many entries the log has.`,
      },
    );
  const hashes = await proveConsistency(from, to);
  return { from: String(from), to: String(to), hashes: hashes.map((hash) => hash.toString('base64')) };
}
