import { hidingSilenceSchema, type HidingSilence } from '@/lib/domain/read-models/weekly-review';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';

/**
 * The silences that hid alerts for the first time within a window, those with the most first, without drills. `zones`
 * confines which alerts count, null is every zone.
 */
export const listHidingSilences = (
  window: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<HidingSilence[]> =>
  queryRows(
    hidingSilenceSchema,
    sql`SELECT s.id, s.kind, s.reason, s.owner,
          to_char(coalesce(s.ended_at, s.ends_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "endsAt",
          count(*)::int AS alerts
        FROM silence_hidden h JOIN silence s ON s.id = h.silence_id JOIN alert a ON a.id = h.alert_id
        WHERE h.first_at >= ${window.from} AND h.first_at < ${window.to} AND a.drill_id IS NULL
          AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}
        GROUP BY s.id ORDER BY alerts DESC, s.ends_at DESC, s.id LIMIT ${limit}`,
  );
