import type { AttemptOutcome } from '@/lib/domain/alerting/channels/delivery';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';
import { getPool } from '../database';

/**
 * Notes one attempt: in the log, on the delivery, and how the channel does; wakes the screens that show it. After `retry`
 * the delivery waits until `nextAt`. What arrived counts also where the lease had ended meanwhile; what did not is then
 * the matter of whoever has it now. A receiver's own address that does not exist is no failure of the channel.
 */
export async function recordAttempt(
  { id, by }: { id: string; by: string },
  attempt: {
    at: Date;
    outcome: AttemptOutcome;
    status: number | null;
    detail: string;
    tookMs: number;
    nextAt: Date | null;
    /** Gatehouse itself could not put it into words: what comes after it does not wait for it any more. */
    isSetAside?: boolean;
  },
): Promise<void> {
  const { at, outcome, status, detail, tookMs, nextAt, isSetAside = false } = attempt;
  const change = writeLiveNotice(['alerting'], at.toISOString());
  await getPool().query(
    `WITH logged AS (
       INSERT INTO notification_attempt (delivery_id, at, outcome, status, detail, took_ms)
       SELECT id, $3, $4, $5, $6, $7 FROM notification_delivery WHERE id = $1
       RETURNING delivery_id),
     noted AS (
       UPDATE notification_delivery SET attempts = attempts + 1, leased_until = NULL, leased_by = NULL,
         state = CASE $4 WHEN 'retry' THEN 'waiting' ELSE $4 END,
         finished_at = CASE $4 WHEN 'retry' THEN NULL ELSE $3 END,
         next_attempt_at = coalesce($8, next_attempt_at),
         last_error = CASE $4 WHEN 'delivered' THEN last_error ELSE $6 END,
         set_aside_at = CASE WHEN $11 THEN coalesce(set_aside_at, $3) ELSE set_aside_at END
       WHERE id = $1 AND state = 'waiting' AND (leased_by = $2 OR $4 = 'delivered')),
     channel AS (
       UPDATE notification_channel c SET
         last_delivered_at = CASE $4 WHEN 'delivered' THEN $3 ELSE c.last_delivered_at END,
         failing_since = CASE $4 WHEN 'delivered' THEN NULL ELSE coalesce(c.failing_since, $3) END,
         failures = CASE $4 WHEN 'delivered' THEN 0 ELSE c.failures + 1 END,
         last_error = CASE $4 WHEN 'delivered' THEN c.last_error ELSE $6 END,
         last_error_at = CASE $4 WHEN 'delivered' THEN c.last_error_at ELSE $3 END
       FROM notification_delivery d
       WHERE d.id = $1 AND c.id = d.channel_id AND ($4 <> 'failed' OR d.recipient = ''))
     SELECT pg_notify($9, $10)`,
    [id, by, at, outcome, status, detail, tookMs, nextAt, EVENTS_CHANNEL, change, isSetAside],
  );
}
