import { getPool } from '../database';

/** Gives up what waits since before a time, with a sentence; what is being sent just now is left. Returns how many. */
export async function giveUpDeliveries(before: Date, now: Date, sentence: string): Promise<number> {
  const { rowCount } = await getPool().query(
    `UPDATE notification_delivery d SET state = 'failed', finished_at = $2, last_error = coalesce(d.last_error || ' ', '') || $3
     FROM notification n
     WHERE n.id = d.notification_id AND d.state = 'waiting' AND n.created_at < $1
       AND (d.leased_until IS NULL OR d.leased_until <= $2)`,
    [before, now, sentence],
  );
  return rowCount ?? 0;
}
