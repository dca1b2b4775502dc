import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { queryRows, sql } from '../../query';
import { epochMs } from '../../epoch-ms';
import { watchedConditions } from './watched-conditions';

const hoursSchema = z.object({
  source: z.string(),
  kind: z.string(),
  /** The zone that it tells of within the scope; null where there are several. */
  zone: z.string().nullable(),
  hours: z.array(z.number()),
  lastAt: z.array(z.number()),
  events: z.array(z.number()),
});

/**
 * In which hours the sources of a scope sent some kinds of events between two times, with the last event of each hour
 * (milliseconds since 1970) and their number; of retired sources only what came after. With `quietSinceMs` only sources
 * that sent nothing of the kind after that.
 */
export const readSourceHours = (
  scope: AlertScope,
  kinds: readonly string[],
  { fromMs, toMs, quietSinceMs = null }: { fromMs: number; toMs: number; quietSinceMs?: number | null },
): Promise<z.infer<typeof hoursSchema>[]> =>
  queryRows(
    hoursSchema,
    sql`WITH told AS (
          SELECT s.source, s.kind, CASE WHEN min(s.zone) = max(s.zone) THEN min(s.zone) END AS zone
          FROM series s WHERE ${watchedConditions(scope, { kinds })} GROUP BY 1, 2
        )
        SELECT a.source, a.kind, told.zone,
          array_agg(${epochMs('a.hour')} ORDER BY a.hour) AS hours,
          array_agg(${epochMs('a.last_at')} ORDER BY a.hour) AS "lastAt",
          array_agg(a.events::float8 ORDER BY a.hour) AS events
        FROM source_activity a JOIN told USING (source, kind) LEFT JOIN source_retirement r USING (source)
        WHERE a.hour >= ${new Date(fromMs)} AND a.hour < ${new Date(toMs)}
          AND (r.retired_at IS NULL OR a.last_at > r.retired_at)
        GROUP BY 1, 2, 3
        HAVING ${quietSinceMs === null ? sql`TRUE` : sql`max(a.last_at) <= ${new Date(quietSinceMs)}`}
        ORDER BY 1, 2`,
  );
