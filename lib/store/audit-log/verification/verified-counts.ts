import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { UNZONED } from '@/lib/domain/kinds';
import { getPool } from '../../database';
import { inTransaction } from '../../in-transaction';
import { queryRows, sql } from '../../query';
import { coverWindow } from '../../rollups/cover-window';
import type { RollupFilter } from '../../rollups/rollup-filter';

const GRAINS = `(VALUES (0::smallint, 'minute'), (1::smallint, 'hour'), (2::smallint, 'day')) AS grain(code, unit)`;
const ADD = `ON CONFLICT (grain, bucket, zone) DO UPDATE SET entries = c.entries + EXCLUDED.entries,
  bad = c.bad + EXCLUDED.bad, first_index = least(c.first_index, EXCLUDED.first_index),
  last_index = greatest(c.last_index, EXCLUDED.last_index)`;

/**
 * Counts the entries from `from` up to but without `to` by when they were recorded and by zone, and moves the mark of
 * what is verified, in one transaction. False where the mark is not at `from` any more. An entry that is not there
 * counts in the minute of the one before it: it must exist.
 */
export const addVerifiedCounts = (from: bigint, to: bigint): Promise<boolean> =>
  inTransaction(async (client) => {
    const moved = await client.query(
      'UPDATE audit_verification SET verified_size = $2 WHERE verified_size = $1',
      [from.toString(), to.toString()],
    );
    if (moved.rowCount !== 1) return false;
    await client.query(
      `INSERT INTO audit_verified_count AS c (grain, bucket, zone, first_index, last_index, entries)
       SELECT grain.code, date_trunc(grain.unit, coalesce(l.recorded_at, b.recorded_at, now()), 'UTC'),
         coalesce(l.zone, '${UNZONED}'), min(i), max(i), count(*)
       FROM generate_series($1::bigint, $2::bigint - 1) i
       LEFT JOIN audit_leaf l ON l.leaf_index = i
       LEFT JOIN LATERAL (SELECT e.recorded_at FROM audit_leaf e
         WHERE l.leaf_index IS NULL AND e.leaf_index < i ORDER BY e.leaf_index DESC LIMIT 1) b ON true
       CROSS JOIN ${GRAINS}
       GROUP BY 1, 2, 3 ${ADD}`,
      [from.toString(), to.toString()],
    );
    return true;
  });

/**
 * Counts anew which entries are bad, in the minutes that findings from `first` to `last` (null: to the end) concern, and
 * in their hours and days: all that is there and that no finding concerns is good. Minutes of which entries were
 * dropped stay as they were counted.
 */
export const recountBad = (first: bigint, last: bigint | null): Promise<void> =>
  inTransaction(async (client) => {
    const concerned = `c.last_index >= $1 AND c.first_index <= coalesce($2, c.first_index)`;
    const values = [first.toString(), last?.toString() ?? null];
    await client.query(
      `UPDATE audit_verified_count c SET bad = c.entries - CASE
         WHEN EXISTS (SELECT FROM audit_finding f WHERE f.first_index <= c.first_index
           AND (f.last_index IS NULL OR f.last_index >= c.last_index)) THEN 0
         ELSE least(c.entries, (SELECT count(*) FROM audit_leaf l
           WHERE l.leaf_index BETWEEN c.first_index AND c.last_index AND coalesce(l.zone, '${UNZONED}') = c.zone
             AND NOT EXISTS (SELECT FROM audit_finding f WHERE f.first_index <= l.leaf_index
               AND (f.last_index IS NULL OR f.last_index >= l.leaf_index)))) END
       WHERE c.grain = 0 AND c.first_index >= (SELECT min_index FROM audit_head) AND ${concerned}`,
      values,
    );
    await client.query(
      `UPDATE audit_verified_count c SET bad = (SELECT sum(m.bad) FROM audit_verified_count m
         WHERE m.grain = 0 AND m.zone = c.zone AND m.bucket >= c.bucket
           AND m.bucket < c.bucket + CASE c.grain WHEN 1 THEN interval '1 hour' ELSE interval '24 hours' END)
       WHERE c.grain > 0 AND ${concerned}`,
      values,
    );
  });

/**
 * Counts entries from `first` to `last` that are gone, and that were counted in no minute, as bad when they were missed:
 * they must exist.
 */
export async function addLostEntries(first: bigint, last: bigint, missedAt: Date): Promise<void> {
  await getPool().query(
    `INSERT INTO audit_verified_count AS c (grain, bucket, zone, first_index, last_index, entries, bad)
     SELECT grain.code, date_trunc(grain.unit, $3::timestamptz, 'UTC'), '${UNZONED}', s.at, $2::bigint,
       $2::bigint - s.at + 1, $2::bigint - s.at + 1
     FROM (SELECT greatest($1::bigint, coalesce((SELECT max(last_index) + 1 FROM audit_verified_count), 0)) AS at) s
     CROSS JOIN ${GRAINS} WHERE s.at <= $2::bigint ${ADD}`,
    [first.toString(), last.toString(), missedAt.toISOString()],
  );
}

const countSchema = z.object({
  piece: z.number(),
  entries: z.number(),
  bad: z.number(),
  erased: z.number(),
});

/** Entries that were verified within a piece of time, those of them that are bad, and those that were erased. */
export type VerifiedCount = z.infer<typeof countSchema>;

/**
 * Counts verified entries in pieces of time by when they were recorded, for the whole log or for zones; a piece without
 * any is missing. Entries that were dropped need not exist any more. The log is not told by service, environment or policy: none then.
 */
export async function countVerified(
  pieces: readonly Window[],
  filter: RollupFilter,
): Promise<VerifiedCount[]> {
  const { zone, zones = null, service, environment, policy, policies, source, revision, targetZone } = filter;
  const others = [service, environment, policy, policies, source, revision, targetZone];
  if (others.some((each) => each !== undefined)) return [];
  const segments = pieces.flatMap((window, piece) =>
    window.from < window.to ? coverWindow(window).map((segment) => ({ ...segment, piece })) : [],
  );
  const wanted = zone === undefined ? zones : (zones ?? [zone]).filter((each) => each === zone);
  return queryRows(
    countSchema,
    sql`WITH segment AS (
          SELECT * FROM unnest(${segments.map(({ piece }) => piece)}::int[],
            ${segments.map(({ grain }) => grain)}::smallint[], ${segments.map(({ from }) => from)}::timestamptz[],
            ${segments.map(({ to }) => to)}::timestamptz[]) AS s(piece, grain, begins, ends))
        SELECT s.piece, sum(c.entries)::float8 AS entries, sum(c.bad)::float8 AS bad, sum(c.erased)::float8 AS erased
        FROM segment s CROSS JOIN LATERAL (
          SELECT sum(e.entries - CASE WHEN e.first_index >= h.min_index THEN 0 ELSE greatest(e.entries - (
              SELECT count(*) FROM audit_leaf l WHERE l.leaf_index BETWEEN h.min_index AND e.last_index
                AND l.leaf_index >= e.first_index AND coalesce(l.zone, ${UNZONED}) = e.zone), 0) END) AS entries,
            sum(e.bad) AS bad, (SELECT count(*) FROM audit_leaf l
              WHERE l.leaf IS NULL AND l.recorded_at >= s.begins AND l.recorded_at < s.ends
                AND (${wanted}::text[] IS NULL OR coalesce(l.zone, ${UNZONED}) = ANY(${wanted}))) AS erased
          FROM audit_verified_count e, audit_head h WHERE e.grain = s.grain AND e.bucket >= s.begins AND e.bucket < s.ends
            AND e.last_index >= h.min_index
            AND (${wanted}::text[] IS NULL OR e.zone = ANY(${wanted}))
        ) c WHERE c.entries > 0 GROUP BY s.piece`,
  );
}
