import { cardinalityFindingSchema, type CardinalityFinding } from '@/lib/domain/read-models/cardinality';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

/** Where names were beyond their caps, the latest first; `zones` confines the reader. */
export const listCardinalityFindings = (zones: readonly string[] | null): Promise<CardinalityFinding[]> =>
  queryRows(
    cardinalityFindingSchema,
    sql`SELECT source, zone, dimension, events::float8 AS events, examples,
          ${microsText('since')} AS since,
          ${microsText('last_at')} AS "lastAt"
        FROM cardinality_finding WHERE ${zones}::text[] IS NULL OR zone = ANY(${zones})
        ORDER BY last_at DESC, source, zone, dimension LIMIT 500`,
  );
