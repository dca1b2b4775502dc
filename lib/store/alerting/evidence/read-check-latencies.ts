import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { queryRows, sql } from '../../query';
import { epochMs } from '../../epoch-ms';
import { GRAINS, MEASURE_CODES } from '../../rollups/measures';
import type { EvidencePiece } from './read-counted-series';
import { watchedPlace } from './watched-conditions';

const numbers = z.array(z.number());
const rowSchema = z.object({
  measure: z.enum(['evaluation', 'sidecar']),
  zone: z.string(),
  service: z.string(),
  environment: z.string(),
  /** One element for each bucket of each step: the start of the step, the bucket's index, and its events. */
  at: numbers,
  idx: numbers,
  events: numbers,
});
export type CheckLatencyRow = z.infer<typeof rowSchema>;

/** Latencies of policy evaluation and of sidecars by service and step, in the buckets of roll-ups. */
export const readCheckLatencies = (
  scope: AlertScope,
  { grain, fromMs, toMs, stepMs }: EvidencePiece,
): Promise<CheckLatencyRow[]> =>
  queryRows(
    rowSchema,
    sql`WITH d AS MATERIALIZED (
          SELECT s.id, s.zone, s.service, s.environment FROM series s
          WHERE ${watchedPlace(scope)} AND s.service <> '' AND s.kind IN ('decision', 'flow', 'span')
        ), steps AS (
          SELECT r.measure, d.zone, d.service, d.environment, b.idx, sum(b.events) AS events,
            date_bin(make_interval(secs => ${stepMs / 1_000}), r.bucket, TIMESTAMPTZ '1970-01-01 00:00+00') AS at
          FROM latency_rollup r JOIN d ON d.id = r.series_id
            CROSS JOIN LATERAL unnest(r.idx, r.events) AS b(idx, events)
          WHERE r.grain = ${GRAINS[grain]} AND r.bucket >= ${new Date(fromMs)} AND r.bucket < ${new Date(toMs)}
            AND r.measure IN (${MEASURE_CODES.evaluation}, ${MEASURE_CODES.sidecar})
          GROUP BY 1, 2, 3, 4, 5, 7
        )
        SELECT CASE measure WHEN ${MEASURE_CODES.evaluation} THEN 'evaluation' ELSE 'sidecar' END AS measure,
          zone, service, environment,
          array_agg(${epochMs('at')} ORDER BY at, idx) AS at,
          array_agg(idx::float8 ORDER BY at, idx) AS idx, array_agg(events::float8 ORDER BY at, idx) AS events
        FROM steps GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
