import { z } from 'zod';
import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { queryRows, sql } from '../../query';
import { epochMs } from '../../epoch-ms';
import { GRAINS } from '../../rollups/measures';
import { dimensionName, SERIES_DIMENSIONS, seriesDimensionFields } from '../../rollups/series-dimensions';
import { watchedConditions, type WatchedFilter } from './watched-conditions';

export type EvidenceDimension = keyof typeof SERIES_DIMENSIONS;

/** A stretch of time to be read from the rows of one grain, in steps of `stepMs` (whole units of the grain). */
export type EvidencePiece = {
  grain: keyof typeof GRAINS;
  fromMs: number;
  toMs: number;
  stepMs: number;
};

const times = z.array(z.number());
const seriesSchema = z.object({
  ...seriesDimensionFields,
  at: times,
  events: times,
  weight: times,
  weightSquare: times,
});

/**
 * Counts of roll-ups by series and time, as one row of arrays a series, so that a month of small steps is no more rows than
 * a minute: `at` are the starts of steps in milliseconds since 1970. Pieces must not overlap. A dimension that was not asked
 * for is empty.
 */
export async function readCountedSeries(
  scope: AlertScope,
  filter: WatchedFilter,
  by: readonly EvidenceDimension[],
  pieces: readonly EvidencePiece[],
): Promise<z.infer<typeof seriesSchema>[]> {
  const asked = pieces.filter(({ fromMs, toMs }) => fromMs < toMs);
  if (asked.length === 0) return [];
  const dimensions = by.reduce(
    (list, name) => sql`${list}, ${SERIES_DIMENSIONS[name]} AS ${dimensionName(name)}`,
    sql`s.id`,
  );
  const names = by.map(dimensionName).reduce((list, name) => sql`${list}, ${name}`);
  return queryRows(
    seriesSchema,
    sql`WITH d AS MATERIALIZED (
          SELECT ${dimensions} FROM series s WHERE ${watchedConditions(scope, filter)}
        ), piece AS MATERIALIZED (
          SELECT * FROM unnest(
            ${asked.map(({ grain }) => GRAINS[grain])}::smallint[],
            ${asked.map(({ fromMs }) => new Date(fromMs))}::timestamptz[],
            ${asked.map(({ toMs }) => new Date(toMs))}::timestamptz[],
            ${asked.map(({ stepMs }) => stepMs / 1_000)}::float8[]
          ) AS piece (grain, begins, ends, seconds)
        ), sums AS (
          SELECT date_bin(make_interval(secs => piece.seconds), r.bucket, TIMESTAMPTZ '1970-01-01 00:00+00') AS at,
            r.series_id, sum(r.events) AS events, sum(r.weight) AS weight, sum(r.weight_square) AS weight_square
          FROM piece CROSS JOIN LATERAL (
            SELECT * FROM rollup WHERE grain = piece.grain AND bucket >= piece.begins AND bucket < piece.ends
              AND series_id IN (SELECT id FROM d)
          ) r GROUP BY 1, 2
        ), steps AS (
          SELECT ${names}, at, sum(events) AS events, sum(weight) AS weight, sum(weight_square) AS weight_square
          FROM sums JOIN d ON d.id = sums.series_id GROUP BY ${names}, at
        )
        SELECT ${names}, array_agg(${epochMs('at')} ORDER BY at) AS at,
          array_agg(events::float8 ORDER BY at) AS events, array_agg(weight ORDER BY at) AS weight,
          array_agg(weight_square ORDER BY at) AS "weightSquare"
        FROM steps GROUP BY ${names} ORDER BY ${names}`,
  );
}
