import type { Transaction } from '../transaction';
import { EVENTS_CHANNEL } from '../events/write-batch';

/** Wakes the screens that show alerts and what belongs to them when the transaction is done. */
export async function announceAlerts(tx: Transaction, now: Date): Promise<void> {
  const change = JSON.stringify({ kinds: ['alerting'], denials: 0, at: now.toISOString() });
  await tx.$executeRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${change})`;
}
