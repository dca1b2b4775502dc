import { getPool } from '../database';

/** Notes that a channel was told again of what is open, or why it could not be: then the time of the last stays. */
export async function noteRefresh(channelId: string, at: Date, error: string | null): Promise<void> {
  await getPool().query(
    `UPDATE notification_channel SET refresh_error = $3,
       refreshed_at = CASE WHEN $3::text IS NULL THEN $2 ELSE refreshed_at END WHERE id = $1`,
    [channelId, at, error],
  );
}
