import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The days (since 1970, UTC) that have events or roll-ups, oldest first. */
export async function listDays(): Promise<number[]> {
  // Partitions tell the days without reading events; far-ahead clocks sit in the default partition.
  const rows = await queryRows(
    z.object({ day: z.number() }),
    sql`SELECT DISTINCT floor(extract(epoch FROM at) / 86400)::int AS day FROM (
          SELECT to_timestamp(substring(c.relname FROM 7) || ' 00:00+00', 'YYYYMMDD HH24:MITZH') AS at
          FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_[0-9]{8}$'
          UNION SELECT occurred_at FROM event_default
          UNION SELECT bucket FROM rollup WHERE grain = 0
        ) AS days ORDER BY day`,
  );
  return rows.map(({ day }) => day);
}
