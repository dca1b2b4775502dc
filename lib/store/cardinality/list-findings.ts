import { cardinalityFindingSchema, type CardinalityFinding } from '@/lib/domain/read-models/cardinality';
import { queryRows, sql } from '../query';

/** Where names were beyond their caps, the latest first; `zones` confines the reader. */
export const listCardinalityFindings = (zones: readonly string[] | null): Promise<CardinalityFinding[]> =>
  queryRows(
    cardinalityFindingSchema,
    sql`SELECT source, zone, dimension, events::float8 AS events, examples,
          to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since,
          to_char(last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "lastAt"
        FROM cardinality_finding WHERE ${zones}::text[] IS NULL OR zone = ANY(${zones})
        ORDER BY last_at DESC, source, zone, dimension LIMIT 500`,
  );
