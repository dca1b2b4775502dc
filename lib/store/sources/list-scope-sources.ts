import { z } from 'zod';
import { queryRows, sql } from '../query';
import { seriesConditions, type RollupFilter } from '../rollups/rollup-filter';

/** Which sources ever sent which kinds of events for a scope. */
export const listScopeSources = (filter: RollupFilter): Promise<{ source: string; kind: string }[]> =>
  queryRows(
    z.object({ source: z.string(), kind: z.string() }),
    sql`SELECT DISTINCT s.source, s.kind FROM series s WHERE s.kind <> '' AND ${seriesConditions(filter)}`,
  );
