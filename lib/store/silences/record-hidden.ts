import type { Transaction } from '../transaction';

/** Notes which alerts silences hide. The first time counts; telling it again changes nothing. */
export async function recordHidden(
  tx: Transaction,
  hidden: readonly { silenceId: string; alertId: string; at: Date }[],
): Promise<void> {
  if (hidden.length === 0) return;
  await tx.silenceHidden.createMany({
    data: hidden.map(({ silenceId, alertId, at }) => ({ silenceId, alertId, firstAt: at })),
    skipDuplicates: true,
  });
}
