import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';

const summarySchema = z.object({
  sent: z.number(),
  seen: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});

/** How long canary events took until a query saw them, in milliseconds; null without any. */
export type CanarySummary = z.infer<typeof summarySchema>;

/** Sums up the canary events of a window: percentiles are by nearest rank. */
export async function readCanaries(window: Window): Promise<CanarySummary> {
  const [row] = await queryRows(
    summarySchema,
    sql`SELECT count(*)::float8 AS sent, count(visible_ms)::float8 AS seen,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY visible_ms) AS p50,
          percentile_disc(0.95) WITHIN GROUP (ORDER BY visible_ms) AS p95,
          percentile_disc(0.99) WITHIN GROUP (ORDER BY visible_ms) AS p99
        FROM canary WHERE sent_at >= ${window.from} AND sent_at < ${window.to}`,
  );
  return row!;
}
