import { EVENTS_CHANNEL } from '../events/write-batch';
import type { Transaction } from '../transaction';

/** Wakes the live screens of every instance when the transaction is done: verdicts changed. */
export async function announceVerdicts(tx: Transaction, now: Date): Promise<void> {
  const change = JSON.stringify({ kinds: ['review'], denials: 0, at: now.toISOString() });
  await tx.$executeRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${change})`;
}
