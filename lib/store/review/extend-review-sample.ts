import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { inTransaction } from '../in-transaction';
import { queryRows, sql } from '../query';
import { GRAINS } from '../rollups/measures';

const SAMPLE_LOCK = 7_305_004;
const HOUR_MS = 3_600_000;

/** Denials that are kept of each round and policy: more than people review of one policy in a week. */
export const SAMPLE_SIZE = 1_000;

/** Conditions on `rollup r` and its `series s`: whose denials are drawn from. */
const IS_COUNTED = sql`s.kind = 'decision' AND s.outcome = 'deny' AND NOT s.clock_skewed
  AND ${isOfNoDrill(sql`s.environment`, sql`r.bucket`)}`;

const dueSchema = z.object({ hour: z.date() });

/**
 * Draws the review sample further: reads the denials of at most `maxHours` hours since `from` that it
 * has not seen, newest first, and keeps those of each round and policy that come first in the order
 * of SHA-256(round ‖ event id). Returns how many hours it read; 0 when another process is at it.
 */
export async function extendReviewSample(from: Date, now: Date, maxHours: number): Promise<number> {
  return inTransaction(async (client) => {
    const [lock] = await queryRows(
      z.object({ taken: z.boolean() }),
      sql`SELECT pg_try_advisory_xact_lock(${SAMPLE_LOCK}) AS taken`,
      client,
    );
    const hours = lock!.taken ? await queryRows(dueSchema, dueHours(from, now, maxHours), client) : [];
    for (const { hour } of hours) {
      const { text, values } = readHour(hour, now);
      await client.query(text, values);
    }
    if (hours.length > 0) {
      for (const { text, values } of [dropBeyondSize(hours.map(({ hour }) => hour)), ...dropBefore(from)])
        await client.query(text, values);
    }
    return hours.length;
  });
}

/** Whether the sample has seen every hour since `from` that has ended. */
export async function isReviewSampleComplete(from: Date, now: Date): Promise<boolean> {
  return (await queryRows(dueSchema, dueHours(from, now, 1))).length === 0;
}

/**
 * The hours whose denials the roll-ups count differently than at the last reading: new ones, and those
 * with late events. One that still fills is read again when its denials have doubled, so that reading
 * stays in proportion. Days are compared first; only the hours of days that differ are looked at.
 */
const dueHours = (from: Date, now: Date, limit: number) => sql`
  WITH counted AS (
    SELECT r.grain, r.bucket, sum(r.events) AS denials
    FROM rollup r JOIN series s ON s.id = r.series_id
    WHERE r.grain = ${GRAINS.day} AND r.bucket >= date_trunc('day', ${from}::timestamptz)
      AND ${IS_COUNTED}
    GROUP BY 1, 2
  ), days AS (
    SELECT bucket FROM counted c
    WHERE denials <> coalesce((SELECT sum(h.denials) FROM review_hour h
                               WHERE h.hour >= c.bucket AND h.hour < c.bucket + interval '1 day'), 0)
  ), hours AS (
    SELECT r.bucket AS hour, sum(r.events) AS denials
    FROM days d JOIN rollup r ON r.grain = ${GRAINS.hour}
      AND r.bucket >= d.bucket AND r.bucket < d.bucket + interval '1 day'
    JOIN series s ON s.id = r.series_id
    WHERE ${IS_COUNTED}
    GROUP BY 1
  )
  SELECT hours.hour FROM hours LEFT JOIN review_hour seen USING (hour)
  WHERE hours.denials IS DISTINCT FROM seen.denials
    AND (hours.hour + interval '1 hour' <= ${now} OR hours.denials >= 2 * coalesce(seen.denials, 0))
  ORDER BY hours.hour DESC LIMIT ${limit}`;

/** One statement, so that the denials and their count are of the same moment. */
function readHour(hour: Date, now: Date) {
  const end = new Date(hour.getTime() + HOUR_MS);
  return sql`
    WITH denial AS (
      SELECT e.id, e.occurred_at, e.zone, coalesce(e.policy, '') AS policy,
        to_char(e.occurred_at AT TIME ZONE 'UTC', 'IYYY-"W"IW') AS round
      FROM event e
      WHERE e.kind = 'decision' AND e.outcome = 'deny' AND NOT e.clock_skewed
        AND ${isOfNoDrill(sql`e.environment`, sql`e.occurred_at`)}
        AND e.occurred_at >= ${hour} AND e.occurred_at < ${end}
    ), keyed AS (
      SELECT denial.*, sha256(convert_to(round || id::text, 'UTF8')) AS sort_key FROM denial
    ), placed AS (
      SELECT keyed.*, row_number() OVER (PARTITION BY policy ORDER BY sort_key) AS place FROM keyed
    ), added AS (
      INSERT INTO review_sample (event_id, round, policy, sort_key, occurred_at, zone)
      SELECT id, round, policy, sort_key, occurred_at, zone FROM placed WHERE place <= ${SAMPLE_SIZE}
      ON CONFLICT (event_id) DO NOTHING
    )
    INSERT INTO review_hour (hour, denials, read_at)
    SELECT ${hour}, sum(r.events), ${now} FROM rollup r JOIN series s ON s.id = r.series_id
    WHERE r.grain = ${GRAINS.hour} AND r.bucket = ${hour}
      AND ${IS_COUNTED}
    ON CONFLICT (hour) DO UPDATE SET denials = excluded.denials, read_at = excluded.read_at`;
}

/** What is too far back in the order of its round and policy. */
const dropBeyondSize = (hours: readonly Date[]) => sql`
  DELETE FROM review_sample s USING (
    SELECT event_id, row_number() OVER (PARTITION BY round, policy ORDER BY sort_key) AS place
    FROM review_sample
    WHERE round IN (SELECT to_char(hour AT TIME ZONE 'UTC', 'IYYY-"W"IW') FROM unnest(${hours}::timestamptz[]) AS hour)
  ) AS placed
  WHERE s.event_id = placed.event_id AND placed.place > ${SAMPLE_SIZE}`;

const dropBefore = (from: Date) => [
  sql`DELETE FROM review_sample WHERE occurred_at < date_trunc('day', ${from}::timestamptz)`,
  sql`DELETE FROM review_hour WHERE hour < date_trunc('day', ${from}::timestamptz)`,
];
