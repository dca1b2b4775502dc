import { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Refusal } from '@/lib/domain/event-record';
import type { Actor } from '@/lib/domain/roles';
import { replayPayloads } from '@/lib/ingest/replay-payloads';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findQuarantined, listOpenIds } from '@/lib/store/quarantine/list-quarantined';
import { markReplayed } from '@/lib/store/quarantine/mark-replayed';
import { updateReason } from '@/lib/store/quarantine/update-reason';
import { withTransaction } from '@/lib/store/transaction';

/** Either chosen events, or the open ones that match a filter; a large quarantine takes several calls. */
export const replaySchema = z.object({
  ids: z.array(z.uuid()).min(1).max(1_000).optional(),
  source: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
});

export type ReplayAnswer = {
  replayed: number;
  accepted: number;
  duplicates: number;
  stillRejected: (Refusal & { id: string })[];
};

const AT_ONCE = 1_000;

/**
 * Sends quarantined payloads through the pipeline again. What can be read now becomes events and is
 * marked as replayed; what cannot keeps its place with the new reason.
 */
export async function replayQuarantined(
  actor: Actor,
  input: z.input<typeof replaySchema>,
  occasion: Occasion,
): Promise<ReplayAnswer> {
  requirePermission(actor, 'quarantine:replay');
  requireEveryZone(actor);
  const { ids, ...filter } = replaySchema.parse(input);
  const chosen = await findQuarantined(ids ?? (await listOpenIds(filter, AT_ONCE)));
  const outcome = await replayPayloads(actor, chosen, occasion.now);
  const refused = new Map(outcome.refused.map((one) => [one.id, one]));
  const done = chosen.filter(({ id }) => !refused.has(id)).map(({ id }) => id);
  await withTransaction(async (tx) => {
    await markReplayed(tx, done, occasion.now);
    for (const refusal of outcome.refused) await updateReason(tx, refusal.id, refusal);
    await appendAuditEntry(tx, {
      id: occasion.newId(),
      occurredAt: occasion.now,
      actor,
      action: 'quarantine.replayed',
      targets: chosen.slice(0, 100).map(({ id }) => ({ type: 'quarantined-event', id })),
      context: occasion.from,
      changes: { chosen: chosen.length, replayed: done.length, stillRejected: refused.size },
    });
  });
  const { accepted, duplicates } = outcome;
  return { replayed: done.length, accepted, duplicates, stillRejected: outcome.refused };
}
