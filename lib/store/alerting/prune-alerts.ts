import { inTransaction } from '../in-transaction';

/** So long an alert that ended is kept: last year's is found when it comes again. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;
const AT_ONCE = 5_000;

/**
 * Deletes what ended long before `now`: alerts that belong to no incident, with their history, and groups that have none
 * left. How long it took to end them stays with their events. Returns how many alerts it deleted, 5,000 at most.
 */
export function pruneAlerts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  return inTransaction(async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM alert WHERE id IN (SELECT id FROM alert
         WHERE state = 'resolved' AND resolved_at < $1 AND incident_id IS NULL LIMIT ${AT_ONCE})`,
      [before],
    );
    await client.query(
      `DELETE FROM alert_group g WHERE g.closed_at < $1 AND NOT EXISTS (SELECT FROM alert a WHERE a.group_id = g.id)`,
      [before],
    );
    return rowCount ?? 0;
  });
}
