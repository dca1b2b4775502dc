import type { Transaction } from '../../transaction';

/** Notes a pulse at `now`, unless there was one within `everyMs`: false then. Instances agree by the row. */
export async function takePulse(tx: Transaction, now: Date, everyMs: number): Promise<boolean> {
  const before = new Date(now.getTime() - everyMs);
  const { count } = await tx.auditVerification.updateMany({
    where: { OR: [{ pulseAt: null }, { pulseAt: { lte: before } }, { pulseAt: { gt: now } }] },
    data: { pulseAt: now },
  });
  return count === 1;
}
