import { z } from 'zod';
import { queryRows, sql } from '../query';

const countSchema = z.object({ silenceId: z.string(), hidden: z.number(), now: z.number() });

/**
 * How many alerts each of these silences hid, and how many open ones it hides now; one that hid none is missing. Drills
 * count for nothing. `zones` confines the reader, null is every zone.
 */
export async function countHiddenAlerts(
  silenceIds: readonly string[],
  zones: readonly string[] | null,
): Promise<Map<string, { hidden: number; now: number }>> {
  const rows = await queryRows(
    countSchema,
    sql`SELECT h.silence_id AS "silenceId", count(*)::int AS hidden,
          count(*) FILTER (WHERE a.state <> 'resolved' AND h.silence_id = ANY(a.silences))::int AS now
        FROM silence_hidden h JOIN alert a ON a.id = h.alert_id
        WHERE h.silence_id = ANY(${[...silenceIds]}::uuid[]) AND a.drill_id IS NULL
          AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}
        GROUP BY h.silence_id`,
  );
  return new Map(rows.map(({ silenceId, ...counts }) => [silenceId, counts]));
}

/** The ids of the silences that hid an alert at some time. */
export async function listHidingSilences(alertId: string): Promise<string[]> {
  const rows = await queryRows(
    z.object({ id: z.string() }),
    sql`SELECT silence_id AS id FROM silence_hidden WHERE alert_id = ${alertId}::uuid`,
  );
  return rows.map(({ id }) => id);
}
