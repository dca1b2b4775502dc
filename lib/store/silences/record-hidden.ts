import type pg from 'pg';
import { jsonParameter } from '../json-parameter';

/** An alert that a silence hid at a time, milliseconds since 1970. */
export type HiddenAlert = { silenceId: string; alertId: string; atMs: number };

/**
 * Notes which alerts silences hide, in the caller's transaction. The first time counts; telling it again changes nothing, and
 * a silence that is gone meanwhile hid nothing.
 */
export async function recordHidden(client: pg.PoolClient, hidden: readonly HiddenAlert[]): Promise<void> {
  if (hidden.length === 0) return;
  await client.query(
    `INSERT INTO silence_hidden (silence_id, alert_id, first_at)
     SELECT r.silence_id, r.alert_id, r.at FROM jsonb_to_recordset($1::jsonb) AS r(silence_id uuid, alert_id uuid, at timestamptz)
       JOIN silence s ON s.id = r.silence_id
     ON CONFLICT DO NOTHING`,
    [
      jsonParameter(
        hidden.map(({ silenceId, alertId, atMs }) => ({
          silence_id: silenceId,
          alert_id: alertId,
          at: new Date(atMs).toISOString(),
        })),
      ),
    ],
  );
}
