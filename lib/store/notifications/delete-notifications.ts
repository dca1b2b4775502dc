import { getPool } from '../database';

/** Removes messages from before a time with their deliveries and attempts, some at a time; returns how many. */
export async function deleteNotifications(before: Date, limit: number): Promise<number> {
  const { rowCount } = await getPool().query(
    `DELETE FROM notification WHERE id IN (
       SELECT n.id FROM notification n WHERE n.created_at < $1 AND NOT EXISTS (
         SELECT 1 FROM notification_delivery d WHERE d.notification_id = n.id AND d.state = 'waiting')
       ORDER BY n.created_at LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
