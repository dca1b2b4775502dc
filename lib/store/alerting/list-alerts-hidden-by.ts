import { queryRows, sql } from '../query';
import { ALERT_COLUMNS, storedAlertSchema, type StoredAlert } from './alert-row';

/** The alerts that a silence hides now, without drills, pages before tickets, at most 500. */
export const listAlertsHiddenBy = (silenceId: string): Promise<StoredAlert[]> =>
  queryRows(
    storedAlertSchema,
    sql`SELECT ${ALERT_COLUMNS} FROM alert a
        WHERE a.silences @> ARRAY[${silenceId}::uuid] AND a.state NOT IN ('resolved', 'pending')
          AND a.drill_id IS NULL
        ORDER BY a.severity, a.pending_since, a.id LIMIT 500`,
  );
