import type pg from 'pg';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';

/**
 * Wakes the screens that show the log when the transaction is done: it grew, or more of it can be found. Whoever gives
 * places does so in few transactions, however busy it is, so this need not be held back.
 */
export async function announceEntries(client: pg.PoolClient, at: Micros): Promise<void> {
  const change = writeLiveNotice(['audit-log'], formatMicros(at));
  await client.query('SELECT pg_notify($1, $2)', [EVENTS_CHANNEL, change]);
}
