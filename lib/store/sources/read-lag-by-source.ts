import { z } from 'zod';
import type { LatencyMeasure } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { coverWindow } from '../rollups/cover-window';
import { MEASURE_CODES } from '../rollups/measures';
import { segmentConditions } from '../rollups/rollup-filter';

const STAGES = ['held', 'transit', 'storing', 'ingest'] as const satisfies readonly LatencyMeasure[];
export type LagStage = (typeof STAGES)[number];

const rowSchema = z.object({ source: z.string(), measure: z.number(), idx: z.number(), events: z.number() });

/** Merged latency buckets (index → events) of a window by source and stage of the way to the screen. */
export async function readLagBySource(
  window: Window,
): Promise<Map<string, Map<LagStage, Map<number, number>>>> {
  const codes = STAGES.map((stage) => MEASURE_CODES[stage]);
  const rows = await queryRows(
    rowSchema,
    sql`SELECT s.source, r.measure::int AS measure, b.idx::int AS idx, sum(b.events)::float8 AS events
        FROM latency_rollup r JOIN series s ON s.id = r.series_id
          CROSS JOIN LATERAL unnest(r.idx, r.events) AS b(idx, events)
        WHERE ${segmentConditions(coverWindow(window))} AND r.measure = ANY(${codes})
          AND ${isOfNoDrill(sql`s.environment`, sql`r.bucket`)}
        GROUP BY 1, 2, 3`,
  );
  const bySource = new Map<string, Map<LagStage, Map<number, number>>>();
  for (const { source, measure, idx, events } of rows) {
    const stage = STAGES.find((one) => MEASURE_CODES[one] === measure)!;
    const stages = bySource.get(source) ?? new Map<LagStage, Map<number, number>>();
    const buckets = stages.get(stage) ?? new Map<number, number>();
    bySource.set(source, stages.set(stage, buckets.set(idx, events)));
  }
  return bySource;
}
