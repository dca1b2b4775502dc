import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { getPool } from '../../database';
import { queryRows, sql } from '../../query';
import type { RollupFilter } from '../../rollups/rollup-filter';

/**
 * Counts the entries from `from` up to but without `to` by the minute in which they were recorded and by zone, and moves
 * the mark of what is verified, in one transaction. False where the mark is not at `from` any more. An entry that is not
 * there counts in the minute of the one before it: it must exist.
 */
export async function addVerifiedMinutes(from: bigint, to: bigint): Promise<boolean> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const moved = await client.query(
      'UPDATE audit_verification SET verified_size = $2 WHERE verified_size = $1',
      [from.toString(), to.toString()],
    );
    if (moved.rowCount === 1)
      await client.query(
        `INSERT INTO audit_verified_minute AS m (minute, zone, first_index, last_index, entries)
         SELECT date_trunc('minute', coalesce(l.recorded_at, b.recorded_at, now()), 'UTC'), coalesce(l.zone, '${UNZONED}'),
           min(i), max(i), count(*)
         FROM generate_series($1::bigint, $2::bigint - 1) i
         LEFT JOIN audit_leaf l ON l.leaf_index = i
         LEFT JOIN LATERAL (SELECT e.recorded_at FROM audit_leaf e
           WHERE l.leaf_index IS NULL AND e.leaf_index < i ORDER BY e.leaf_index DESC LIMIT 1) b ON true
         GROUP BY 1, 2
         ON CONFLICT (minute, zone) DO UPDATE SET entries = m.entries + EXCLUDED.entries,
           first_index = least(m.first_index, EXCLUDED.first_index),
           last_index = greatest(m.last_index, EXCLUDED.last_index)`,
        [from.toString(), to.toString()],
      );
    await client.query('COMMIT');
    client.release();
    return moved.rowCount === 1;
  } catch (error) {
    const ended = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!ended);
    throw error;
  }
}

/**
 * Counts anew which entries are bad, in the minutes that findings from `first` to `last` (null: to the end) concern: all
 * that no finding concerns and that are there are good.
 */
export async function recountBad(first: bigint, last: bigint | null): Promise<void> {
  await getPool().query(
    `UPDATE audit_verified_minute m SET bad = m.entries - CASE
       WHEN EXISTS (SELECT FROM audit_finding f WHERE f.first_index <= m.first_index
         AND (f.last_index IS NULL OR f.last_index >= m.last_index)) THEN 0
       ELSE least(m.entries, (SELECT count(*) FROM audit_leaf l
         WHERE l.leaf_index BETWEEN m.first_index AND m.last_index AND coalesce(l.zone, '${UNZONED}') = m.zone
           AND NOT EXISTS (SELECT FROM audit_finding f WHERE f.first_index <= l.leaf_index
             AND (f.last_index IS NULL OR f.last_index >= l.leaf_index)))) END
     WHERE m.last_index >= $1 AND m.first_index <= coalesce($2, m.first_index)`,
    [first.toString(), last?.toString() ?? null],
  );
}

/**
 * Counts entries from `first` to `last` that are gone, and that no minute has, as bad in the minute in which they were
 * missed: they must exist.
 */
export async function addLostEntries(first: bigint, last: bigint, missedAt: Date): Promise<void> {
  await getPool().query(
    `INSERT INTO audit_verified_minute AS m (minute, zone, first_index, last_index, entries, bad)
     SELECT date_trunc('minute', $3::timestamptz, 'UTC'), '${UNZONED}', s.at, $2::bigint, $2::bigint - s.at + 1, $2::bigint - s.at + 1
     FROM (SELECT greatest($1::bigint, coalesce((SELECT max(last_index) + 1 FROM audit_verified_minute), 0)) AS at) s
     WHERE s.at <= $2::bigint
     ON CONFLICT (minute, zone) DO UPDATE SET entries = m.entries + EXCLUDED.entries, bad = m.bad + EXCLUDED.bad,
       first_index = least(m.first_index, EXCLUDED.first_index), last_index = greatest(m.last_index, EXCLUDED.last_index)`,
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
 * any is missing. The log is not told by service, environment or policy: none then.
 */
export async function countVerified(
  pieces: readonly { from: Date; to: Date }[],
  filter: RollupFilter,
): Promise<VerifiedCount[]> {
  const { zone, zones = null, service, environment, policy, policies, source, revision, targetZone } = filter;
  const others = [service, environment, policy, policies, source, revision, targetZone];
  if (pieces.length === 0 || others.some((each) => each !== undefined)) return [];
  return queryRows(
    countSchema,
    sql`WITH pieces AS (
          SELECT (p.ordinality - 1)::int AS piece, p.f, p.t FROM
            unnest(${pieces.map(({ from }) => from.toISOString())}::timestamptz[],
              ${pieces.map(({ to }) => to.toISOString())}::timestamptz[]) WITH ORDINALITY AS p(f, t, ordinality))
        SELECT p.piece, sum(m.entries)::float8 AS entries, sum(m.bad)::float8 AS bad,
          (SELECT count(*) FROM audit_leaf l WHERE l.leaf IS NULL AND l.recorded_at >= p.f AND l.recorded_at < p.t
            AND (${zone ?? null}::text IS NULL OR coalesce(l.zone, ${UNZONED}) = ${zone ?? null})
            AND (${zones}::text[] IS NULL OR coalesce(l.zone, ${UNZONED}) = ANY(${zones})))::float8 AS erased
        FROM pieces p JOIN audit_verified_minute m ON m.minute >= p.f AND m.minute < p.t
        WHERE (${zone ?? null}::text IS NULL OR m.zone = ${zone ?? null})
          AND (${zones}::text[] IS NULL OR m.zone = ANY(${zones}))
        GROUP BY p.piece, p.f, p.t`,
  );
}
