import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The time of the last event of each source that sent since `from`, milliseconds since 1970. */
export async function readSourceTimes(from: Date): Promise<Map<string, number>> {
  const rows = await queryRows(
    z.object({ source: z.string(), at: z.date() }),
    sql`SELECT source, max(last_event) AS at FROM ingest_count
        WHERE bucket >= date_trunc('minute', ${from}::timestamptz) AND last_event IS NOT NULL GROUP BY 1`,
  );
  return new Map(rows.map(({ source, at }) => [source, at.getTime()]));
}
