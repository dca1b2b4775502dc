import type { Transaction } from '../transaction';

/** The times that are put in place of those of an alert's events; null leaves one to the events. */
export type AlertTimes = {
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  mitigatedAt: Date | null;
  resolvedAt: Date | null;
};

/** Puts times in place of those of an alert's events; without any, the events' times hold again. */
export async function correctStoredAlertTimes(
  tx: Transaction,
  key: { source: string; alertId: string },
  times: AlertTimes,
  { reason, at, by }: { reason: string; at: Date; by: string },
): Promise<void> {
  if (Object.values(times).every((time) => time === null)) {
    await tx.alertTimeCorrection.deleteMany({ where: key });
    return;
  }
  const data = { ...times, reason, correctedAt: at, correctedBy: by };
  await tx.alertTimeCorrection.upsert({
    where: { source_alertId: key },
    create: { ...key, ...data },
    update: data,
  });
}
