import { z } from 'zod';
import { queryRows, sql } from '../../query';

/** The sources that were ever read by one of some adapters. Walks the index from source to source, whatever they sent. */
export async function listSourcesOfAdapters(adapters: readonly string[]): Promise<string[]> {
  const rows = await queryRows(
    z.object({ source: z.string() }),
    sql`WITH RECURSIVE known AS (
          (SELECT source, adapter FROM ingest_count ORDER BY source, adapter LIMIT 1)
          UNION ALL
          SELECT further.source, further.adapter FROM known CROSS JOIN LATERAL (
            SELECT source, adapter FROM ingest_count WHERE (source, adapter) > (known.source, known.adapter)
            ORDER BY source, adapter LIMIT 1
          ) AS further
        )
        SELECT DISTINCT source FROM known WHERE adapter = ANY(${adapters}) ORDER BY source`,
  );
  return rows.map(({ source }) => source);
}
