import { z } from 'zod';
import { COUNTED_SERVICE, IS_TOLD_APART } from '../cardinality/counted-names';
import { queryRows, sql } from '../query';
import { hasEvents } from '../retention/has-events';

const differenceSchema = z.object({
  bucket: z.string(),
  series: z.string(),
  expected: z.string(),
  found: z.string(),
});
export type ProjectionDifference = z.infer<typeof differenceSchema>;

const MOST_PER_DAY = 1_000;

/** Compares the quarters of a UTC day in which telemetry was seen with the heartbeats themselves. */
export const compareCoverage = (from: Date, to: Date): Promise<ProjectionDifference[]> =>
  queryRows(
    differenceSchema,
    sql`WITH quarters AS (
          SELECT service, zone, coalesce(environment, '') AS environment, outcome,
            set_bit(repeat('0', 96)::bit(96), floor(extract(epoch FROM occurred_at - ${from}::timestamptz) / 900)::int, 1) AS quarter
          FROM event e
          WHERE occurred_at >= ${from} AND occurred_at < ${to} AND kind = 'heartbeat' AND service IS NOT NULL
            AND NOT clock_skewed AND ${IS_TOLD_APART} AND ${hasEvents('e', from)}
        ), raw AS (
          SELECT service, zone, environment, bit_or(quarter) AS seen,
            coalesce(bit_or(quarter) FILTER (WHERE outcome = 'tagged'), repeat('0', 96)::bit(96)) AS tagged
          FROM quarters GROUP BY service, zone, environment
        ), stored AS (
          SELECT service, zone, environment, seen, tagged FROM coverage_day c
          WHERE day = (${from}::timestamptz AT TIME ZONE 'UTC')::date AND ${hasEvents('c', from)}
        )
        SELECT ${from.toISOString()} AS bucket, concat_ws(' ', service, zone, environment) AS series,
          coalesce(raw.tagged::text || ' of ' || raw.seen::text, 'no events') AS expected,
          coalesce(stored.tagged::text || ' of ' || stored.seen::text, 'no row') AS found
        FROM raw FULL JOIN stored USING (service, zone, environment)
        WHERE NOT coalesce(raw.seen = stored.seen AND raw.tagged = stored.tagged, FALSE)
        ORDER BY 2 LIMIT ${MOST_PER_DAY}`,
  );

/** Compares the daily counts of attempts to reach another zone with the events themselves. */
export const compareAttempts = (from: Date, to: Date): Promise<ProjectionDifference[]> =>
  queryRows(
    differenceSchema,
    sql`WITH raw AS (
          SELECT zone, target_zone, coalesce(principal, '') AS principal, ${COUNTED_SERVICE} AS service,
            coalesce(environment, '') AS environment, count(*) AS attempts, sum(1 / sample_rate) AS weight
          FROM event e
          WHERE occurred_at >= ${from} AND occurred_at < ${to} AND NOT clock_skewed AND ${hasEvents('e', from)}
            AND target_zone <> '' AND target_zone <> zone
            AND (kind = 'flow' AND outcome = 'denied' OR kind = 'decision' AND outcome = 'deny')
          GROUP BY 1, 2, 3, 4, 5
        ), stored AS (
          SELECT zone, target_zone, principal, service, environment, attempts, weight FROM cross_zone_attempt a
          WHERE day = (${from}::timestamptz AT TIME ZONE 'UTC')::date AND ${hasEvents('a', from)}
        )
        SELECT ${from.toISOString()} AS bucket,
          concat_ws(' ', zone, '→', target_zone, principal, service, environment) AS series,
          coalesce(raw.attempts::text, 'no events') AS expected, coalesce(stored.attempts::text, 'no row') AS found
        FROM raw FULL JOIN stored USING (zone, target_zone, principal, service, environment)
        WHERE NOT coalesce(raw.attempts = stored.attempts
          AND abs(raw.weight - stored.weight) <= 1e-9 * greatest(raw.weight, stored.weight), FALSE)
        ORDER BY 2 LIMIT ${MOST_PER_DAY}`,
  );
