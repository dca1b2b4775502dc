import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { cancelReplayRun } from '@/lib/store/replays/end-replay-run';
import { findReplayRun } from '@/lib/store/replays/find-replay-run';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/** Ends a replay; what it found stays. Throws `not-found` for one that is not there, `conflict` for one that has ended. */
export async function cancelReplay(actor: Actor, id: string, { now, newId, from }: Occasion): Promise<void> {
  requirePermission(actor, 'policies:replay');
  const run = await findReplayRun(parseId(id, 'replay'));
  const { zones } = actor;
  if (
    !run ||
    (zones !== null && !(run.zones ?? [null]).every((zone) => zone !== null && zones.includes(zone)))
  )
    throw new GatehouseError('not-found', 'There is no replay with this id.');
  await withTransaction(async (tx) => {
    if (!(await cancelReplayRun(tx, run.id, now)))
      throw new GatehouseError('conflict', 'The replay has ended already.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'replay.cancelled',
      targets: [
        { type: 'replay', id: run.id },
        { type: 'policy', id: run.policy },
      ],
      context: from,
    });
  });
}
