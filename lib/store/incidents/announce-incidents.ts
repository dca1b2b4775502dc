import { EVENTS_CHANNEL } from '../events/write-batch';
import type { Transaction } from '../transaction';

/**
 * Wakes the screens that show alerts and incidents when the transaction is done; with `alert` those too whose indicators take
 * the times of alerts.
 */
export async function announceIncidents(
  tx: Transaction,
  now: Date,
  kinds: readonly ('alerting' | 'alert')[] = ['alerting'],
): Promise<void> {
  const change = JSON.stringify({ kinds, denials: 0, at: now.toISOString() });
  await tx.$executeRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${change})`;
}
