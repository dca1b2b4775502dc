import { z } from 'zod';
import { SERIES_LAST_AT } from '../drills/series-last-at';
import { queryRows, sql } from '../query';
import { seriesConditions, type RollupFilter } from '../rollups/rollup-filter';

const rowSchema = z.object({ source: z.string(), kind: z.string(), zone: z.string() });
export type ScopeSource = z.infer<typeof rowSchema>;

/** Which sources ever sent which kinds of events for the zones of a scope. */
export const listScopeSources = (filter: RollupFilter): Promise<ScopeSource[]> =>
  queryRows(
    rowSchema,
    sql`SELECT DISTINCT s.source, s.kind, s.zone FROM series s WHERE s.kind <> '' AND ${seriesConditions(filter, SERIES_LAST_AT)}`,
  );
