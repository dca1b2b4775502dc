import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';
import type { Transaction } from '../transaction';

/** Wakes the live screens of every instance when the transaction is done: verdicts changed. */
export async function announceVerdicts(tx: Transaction, now: Date): Promise<void> {
  const change = writeLiveNotice(['review'], now.toISOString());
  await tx.$executeRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${change})`;
}
