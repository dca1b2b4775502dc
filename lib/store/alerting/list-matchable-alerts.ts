import { OPEN_STATES } from '@/lib/domain/alerting/alert-state';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { ALERT_COLUMNS, storedAlertSchema, type StoredAlert } from './alert-row';

/**
 * The alerts that fired and were open at some time of a window, the newest first, `most` of them at most; without a window
 * those that are open now. Drills are left out. `zones` confines the reader, null is every zone.
 */
export const listMatchableAlerts = (
  zones: readonly string[] | null,
  most: number,
  window?: Window,
): Promise<StoredAlert[]> =>
  queryRows(
    storedAlertSchema,
    sql`SELECT ${ALERT_COLUMNS} FROM alert a
        WHERE a.drill_id IS NULL AND a.opened_at IS NOT NULL
          AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}
          AND ${
            window
              ? sql`a.opened_at < ${window.to} AND (a.resolved_at IS NULL OR a.resolved_at >= ${window.from})`
              : sql`a.state = ANY(${[...OPEN_STATES]})`
          }
        ORDER BY a.opened_at DESC, a.id DESC LIMIT ${most}`,
  );
