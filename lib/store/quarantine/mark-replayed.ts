import type { Transaction } from '../transaction';

/** Marks quarantined events as replayed, within the caller's transaction. */
export async function markReplayed(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await tx.quarantine.updateMany({ where: { id: { in: [...ids] } }, data: { replayedAt: now } });
}
