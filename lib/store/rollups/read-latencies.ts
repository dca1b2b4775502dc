import { z } from 'zod';
import type { LatencyMeasure } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { coverInSteps, coverWindow } from './cover-window';
import { MEASURE_CODES } from './measures';
import { segmentConditions, seriesConditions, type RollupFilter } from './rollup-filter';

const rowSchema = z.object({ at: z.string().nullable(), idx: z.number(), events: z.number() });

/** Merged latency buckets (index → events) by the start of their step; one entry without a step. */
export async function readLatencies(options: {
  window: Window;
  measure: LatencyMeasure;
  filter: RollupFilter;
  stepSeconds?: number;
}): Promise<Map<string, Map<number, number>>> {
  const { window, measure, filter, stepSeconds } = options;
  const at = stepSeconds
    ? sql`to_char(date_bin(make_interval(secs => ${stepSeconds}), r.bucket, TIMESTAMPTZ '1970-01-01 00:00+00') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    : sql`NULL::text`;
  const segments = stepSeconds ? coverInSteps(window, stepSeconds) : coverWindow(window);
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${at} AS at, b.idx::int AS idx, sum(b.events)::float8 AS events
        FROM latency_rollup r JOIN series s ON s.id = r.series_id
          CROSS JOIN LATERAL unnest(r.idx, r.events) AS b(idx, events)
        WHERE ${segmentConditions(segments)} AND r.measure = ${MEASURE_CODES[measure]} AND ${seriesConditions(filter, sql`r.bucket`)}
        GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const steps = new Map<string, Map<number, number>>();
  for (const row of rows) {
    const step = steps.get(row.at ?? '') ?? new Map<number, number>();
    step.set(row.idx, row.events);
    steps.set(row.at ?? '', step);
  }
  return steps;
}
