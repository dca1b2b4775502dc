import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { countsFrom } from '../drills/leave-out-drills';
import { queryRows, sql, type Sql } from '../query';
import { coverInSteps, coverWindow, type Segment } from './cover-window';
import { dimensionConditions, type RollupFilter } from './rollup-filter';
import { dimensionName, SERIES_DIMENSIONS, seriesDimensionFields } from './series-dimensions';

const DIMENSIONS = {
  ...SERIES_DIMENSIONS,
  /** Whether the other side belongs to another zone. */
  crossZone: sql`(s.target_zone <> '' AND s.target_zone <> s.zone)`,
  /**
   * How M1 may count decisions: `counters` where a gateway's counters stand for them, `denials-only` for
   * sources that never reported anything but denials, so that nobody knows of how many; else empty.
   */
  basis: sql`CASE WHEN s.kind <> 'decision' THEN ''
    WHEN EXISTS (SELECT FROM counted c WHERE c.zone = s.zone AND c.environment = s.environment AND c.service IN ('', s.service)) THEN 'counters'
    WHEN EXISTS (SELECT FROM partial p WHERE p.source = s.source) THEN 'denials-only' ELSE '' END`,
} satisfies Record<string, Sql>;

/** What `basis` looks up: places with gateway counters, and sources that report only denials. */
const BASIS_TABLES = sql`
  counted AS MATERIALIZED (SELECT DISTINCT zone, service, environment FROM series WHERE kind = 'traffic'),
  partial AS MATERIALIZED (SELECT source FROM series WHERE kind = 'decision' GROUP BY source
    HAVING bool_and(outcome IN ('deny', 'error')))`;

/** Of the series with names of drills, which are few, their ids and from when on each counts, by the same places. */
const DRILLED = sql`drilled AS MATERIALIZED (
  SELECT array_agg(id ORDER BY id) AS ids, array_agg(counts_from ORDER BY id) AS since FROM d WHERE counts_from > '-infinity')`;

/**
 * Asked of every row, and none of the others is looked up. It costs the planner next to nothing, so that it goes on looking for
 * rows by the pieces; joined with the series, the whole table would be read.
 */
const IS_OF_NO_DRILL = sql`(series_id NOT IN (SELECT id FROM d WHERE counts_from > '-infinity')
  OR bucket >= ((SELECT since FROM drilled))[array_position((SELECT ids FROM drilled), series_id)])`;

export type Dimension = keyof typeof DIMENSIONS;

const countSchema = z.object({
  at: z.string().nullable(),
  piece: z.number(),
  ...seriesDimensionFields,
  crossZone: z.boolean().default(false),
  basis: z.string().default(''),
  events: z.number(),
  weight: z.number(),
  weightSquare: z.number(),
  lagMeasured: z.number(),
  lagInTime: z.number(),
  lagNegative: z.number(),
  requests: z.number(),
  evaluated: z.number(),
  bytes: z.number(),
});

/**
 * Sums of one group. A dimension that was not asked for is empty; `at` is the start of the step, `piece`
 * the place of the window among those asked for (0 of one).
 */
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
  const segments = stepSeconds ? coverInSteps(window, stepSeconds) : coverWindow(window);
  return sumSegments(
    segments.map((segment) => ({ ...segment, piece: 0 })),
    { filter, by, stepSeconds },
  );
}

/**
 * The same over several windows at once, each as one total: `piece` is its place in `pieces`. Both ends of
 * each are taken to the start of their minute; an empty one has no rows.
 */
export function countRollupsInPieces(options: {
  pieces: readonly Window[];
  filter: RollupFilter;
  by: readonly Dimension[];
}): Promise<RollupCount[]> {
  const { pieces, filter, by } = options;
  const segments = pieces.flatMap((window, piece) =>
    window.from < window.to ? coverWindow(window).map((segment) => ({ ...segment, piece })) : [],
  );
  return segments.length === 0 ? Promise.resolve([]) : sumSegments(segments, { filter, by });
}

function sumSegments(
  segments: readonly (Segment & { piece: number })[],
  { filter, by, stepSeconds }: { filter: RollupFilter; by: readonly Dimension[]; stepSeconds?: number },
): Promise<RollupCount[]> {
  // The step as a time; it is written out once a group, not once a row.
  const at = stepSeconds
    ? sql`date_bin(make_interval(secs => ${stepSeconds}), r.bucket, TIMESTAMPTZ '1970-01-01 00:00+00')`
    : sql`NULL::timestamptz`;
  const dimensions = by.reduce(
    (list, name) => sql`${list}, ${DIMENSIONS[name]} AS ${dimensionName(name)}`,
    sql`s.id, ${countsFrom(sql`s.environment`, filter)} AS counts_from`,
  );
  const names = by.reduce((list, name) => sql`${list}, d.${dimensionName(name)}`, sql`piece, at`);
  // A range of the primary key each: joined by OR, they would be one scan of the whole table.
  const segmentRows = sql`SELECT * FROM unnest(
      ${segments.map(({ piece }) => piece)}::int[], ${segments.map(({ grain }) => grain)}::smallint[],
      ${segments.map(({ from }) => from)}::timestamptz[], ${segments.map(({ to }) => to)}::timestamptz[]
    ) AS segment (piece, grain, begins, ends)`;
  return queryRows(
    countSchema,
    sql`WITH ${BASIS_TABLES}, d AS MATERIALIZED (
          SELECT ${dimensions} FROM series s WHERE ${dimensionConditions(filter)}
        ), ${DRILLED}, segment AS MATERIALIZED (${segmentRows}), sums AS (
          SELECT segment.piece, ${at} AS at, r.series_id, sum(r.events) AS events, sum(r.weight) AS weight,
            sum(r.weight_square) AS weight_square, sum(r.lag_measured) AS lag_measured,
            sum(r.lag_in_time) AS lag_in_time, sum(r.lag_negative) AS lag_negative, sum(r.requests) AS requests,
            sum(r.evaluated) AS evaluated, sum(r.bytes) AS bytes
          FROM segment CROSS JOIN LATERAL (
            SELECT * FROM rollup WHERE grain = segment.grain AND bucket >= segment.begins AND bucket < segment.ends
              AND series_id IN (SELECT id FROM d) AND ${IS_OF_NO_DRILL}
          ) r GROUP BY 1, 2, 3
        ), grouped AS (
          SELECT ${names}, sum(events)::float8 AS events, sum(weight) AS weight, sum(weight_square) AS "weightSquare",
            sum(lag_measured)::float8 AS "lagMeasured", sum(lag_in_time)::float8 AS "lagInTime",
            sum(lag_negative)::float8 AS "lagNegative", sum(requests) AS requests, sum(evaluated) AS evaluated,
            sum(bytes) AS bytes
          FROM sums JOIN d ON d.id = sums.series_id GROUP BY ${names}
        )
        SELECT grouped.*, to_char(grouped.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
        FROM grouped ORDER BY grouped.at`,
  );
}
