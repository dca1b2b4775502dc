import { z } from 'zod';
import { queryRows, sql } from '../query';
import { GRAINS } from '../rollups/measures';

const HOUR_MS = 3_600_000;

/**
 * Environments that sent telemetry once and none since a time (to the hour), and those of which only changes were ever
 * told, none of them since `changedSince`.
 */
export async function listQuietEnvironments(heardSince: Date, changedSince: Date): Promise<Set<string>> {
  const from = new Date(Math.floor(heardSince.getTime() / HOUR_MS) * HOUR_MS);
  const rows = await queryRows(
    z.object({ environment: z.string() }),
    sql`WITH told AS MATERIALIZED (
          SELECT id, environment, kind FROM series WHERE environment <> '' AND kind <> ''
        ), heard AS MATERIALIZED (
          SELECT DISTINCT t.environment FROM rollup r JOIN told t ON t.id = r.series_id
          WHERE r.grain = ${GRAINS.hour} AND r.bucket >= ${from} AND t.kind <> 'change'
        )
        SELECT environment FROM told GROUP BY environment
        HAVING environment NOT IN (SELECT environment FROM heard)
          AND (bool_or(kind <> 'change') OR NOT EXISTS (
            SELECT FROM change c WHERE c.environment = told.environment AND c.occurred_at >= ${changedSince}))`,
  );
  return new Set(rows.map(({ environment }) => environment));
}
