import type { Transaction } from '../transaction';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';

/**
 * Wakes the screens that show alerts and what belongs to them, as incidents, when the transaction is done; with `alert` those
 * too whose indicators take the times of alerts.
 */
export async function announceAlerts(
  tx: Transaction,
  now: Date,
  kinds: readonly ('alerting' | 'alert')[] = ['alerting'],
): Promise<void> {
  const change = writeLiveNotice(kinds, now.toISOString());
  await tx.$executeRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${change})`;
}
