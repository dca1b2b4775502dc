import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql, type Sql } from '../query';
import { coverInSteps, coverWindow } from './cover-window';
import { segmentConditions, seriesConditions, type RollupFilter } from './rollup-filter';

const DIMENSIONS = {
  kind: sql`s.kind`,
  outcome: sql`s.outcome`,
  source: sql`s.source`,
  zone: sql`s.zone`,
  service: sql`s.service`,
  environment: sql`s.environment`,
  policy: sql`s.policy`,
  targetZone: sql`s.target_zone`,
  method: sql`s.method`,
  provider: sql`s.provider`,
  revision: sql`s.revision`,
  /** Of attestations only. */
  host: sql`s.host`,
  /** Whether the other side belongs to another zone. */
  crossZone: sql`(s.target_zone <> '' AND s.target_zone <> s.zone)`,
} satisfies Record<string, Sql>;

export type Dimension = keyof typeof DIMENSIONS;

const countSchema = z.object({
  at: z.string().nullable(),
  kind: z.string().default(''),
  outcome: z.string().default(''),
  source: z.string().default(''),
  zone: z.string().default(''),
  service: z.string().default(''),
  environment: z.string().default(''),
  policy: z.string().default(''),
  targetZone: z.string().default(''),
  method: z.string().default(''),
  provider: z.string().default(''),
  revision: z.string().default(''),
  host: z.string().default(''),
  crossZone: z.boolean().default(false),
  events: z.number(),
  weight: z.number(),
  lagMeasured: z.number(),
  lagInTime: z.number(),
  lagNegative: z.number(),
  requests: z.number(),
  evaluated: z.number(),
  bytes: z.number(),
});

/** Sums of one group. A dimension that was not asked for is empty; `at` is the start of the step. */
export type RollupCount = z.infer<typeof countSchema>;

/**
 * Sums roll-ups over a window by dimensions, in steps of `stepSeconds` or (without it) as one total
 * from the coarsest rows that fit. A group without events is missing.
 */
export function countRollups(options: {
  window: Window;
  filter: RollupFilter;
  by: readonly Dimension[];
  stepSeconds?: number;
}): Promise<RollupCount[]> {
  const { window, filter, by, stepSeconds } = options;
  const at = stepSeconds
    ? sql`to_char(date_bin(make_interval(secs => ${stepSeconds}), r.bucket, TIMESTAMPTZ '1970-01-01 00:00+00') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
    : sql`NULL::text`;
  const selected = by.reduce(
    (list, name) => sql`${list}, ${DIMENSIONS[name]} AS ${identifier(name)}`,
    sql`${at} AS at`,
  );
  // By position: 1 is the step, the dimensions follow.
  const groups = by.reduce((list, _, index) => sql`${list}, ${literal(index + 2)}`, literal(1));
  const segments = stepSeconds ? coverInSteps(window, stepSeconds) : coverWindow(window);
  return queryRows(
    countSchema,
    sql`SELECT ${selected}, sum(r.events)::float8 AS events, sum(r.weight) AS weight,
          sum(r.lag_measured)::float8 AS "lagMeasured", sum(r.lag_in_time)::float8 AS "lagInTime",
          sum(r.lag_negative)::float8 AS "lagNegative",
          sum(r.requests) AS requests, sum(r.evaluated) AS evaluated, sum(r.bytes) AS bytes
        FROM rollup r JOIN series s ON s.id = r.series_id
        WHERE ${segmentConditions(segments)} AND ${seriesConditions(filter)}
        GROUP BY ${groups}
        ORDER BY 1`,
  );
}

/** Only ever a key of `DIMENSIONS`, never input. */
const identifier = (name: Dimension): Sql => ({ ...sql``, text: `"${name}"` });
const literal = (position: number): Sql => ({ ...sql``, text: String(position) });
