import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { DRILL_PREFIX } from '@/lib/domain/drills/known-drill';
import { queryRows, sql } from '../../query';
import { epochMs } from '../../epoch-ms';
import { GRAINS } from '../../rollups/measures';
import { watchedPlace } from './watched-conditions';

const times = z.array(z.number());
const rowSchema = z.object({
  zone: z.string(),
  /** Of a drill its own; else empty. */
  environment: z.string(),
  service: z.string(),
  at: times,
  /** Bytes of originals that are kept here, and those that heartbeats report. */
  stored: times,
  reported: times,
});

/** Telemetry volume by zone and hour or UTC day (its start, milliseconds since 1970); that of drills by itself. */
export const readVolumes = (
  scope: AlertScope,
  grain: 'hour' | 'day',
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<z.infer<typeof rowSchema>[]> =>
  queryRows(
    rowSchema,
    sql`WITH d AS MATERIALIZED (
          SELECT s.id, s.zone, s.kind = 'heartbeat' AS reports,
            CASE WHEN starts_with(s.environment, ${DRILL_PREFIX}) THEN s.environment ELSE '' END AS environment,
            CASE WHEN starts_with(s.service, ${DRILL_PREFIX}) THEN s.service ELSE '' END AS service
          FROM series s WHERE ${watchedPlace(scope)} AND s.kind <> ''
        ), steps AS (
          SELECT d.zone, d.environment, d.service, r.bucket, sum(r.payload_bytes) AS stored,
            coalesce(sum(r.bytes) FILTER (WHERE d.reports), 0) AS reported
          FROM rollup r JOIN d ON d.id = r.series_id
          WHERE r.grain = ${GRAINS[grain]} AND r.bucket >= ${new Date(fromMs)} AND r.bucket < ${new Date(toMs)}
          GROUP BY 1, 2, 3, 4
        )
        SELECT zone, environment, service,
          array_agg(${epochMs('bucket')} ORDER BY bucket) AS at,
          array_agg(stored ORDER BY bucket) AS stored, array_agg(reported ORDER BY bucket) AS reported
        FROM steps GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
