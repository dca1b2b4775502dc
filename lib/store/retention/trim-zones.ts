import { z } from 'zod';
import { getPool } from '../database';
import { onlyOne } from '../only-one';
import { queryRows, sql } from '../query';

/** Every zone that events or roll-ups name. */
export const listCountedZones = async (): Promise<string[]> =>
  (await queryRows(z.object({ zone: z.string() }), sql`SELECT DISTINCT zone FROM series ORDER BY 1`)).map(
    ({ zone }) => zone,
  );

/** Any fixed number: one process trims at a time. */
const TRIM_LOCK = 7_305_006;
/** A transaction deletes the events of so much time. */
const SLICE_MS = 600_000;

/**
 * Deletes the events of zones from before their times, slice by slice, each in a transaction. Their
 * roll-ups stay. Audit entries stay too: how long those are kept is no matter of telemetry. It is noted
 * first that the zones have no events there any more, and last that it is done: cut off, it is done
 * again. Returns how many events were deleted; 0 when another process is at it.
 */
export async function trimZones(wanted: ReadonlyMap<string, Date>): Promise<number> {
  if (wanted.size === 0) return 0;
  return (await onlyOne(TRIM_LOCK, () => trim(wanted))) ?? 0;
}

async function trim(wanted: ReadonlyMap<string, Date>): Promise<number> {
  const pool = getPool();
  let deleted = 0;
  await pool.query(
    `INSERT INTO raw_event_trim AS t (zone, before) SELECT * FROM unnest($1::text[], $2::timestamptz[])
       ON CONFLICT (zone) DO UPDATE SET before = GREATEST(t.before, EXCLUDED.before)`,
    [[...wanted.keys()], [...wanted.values()]],
  );
  const due = await queryRows(
    z.object({ zone: z.string(), before: z.date() }),
    sql`SELECT zone, before FROM raw_event_trim
          WHERE zone = ANY(${[...wanted.keys()]}) AND trimmed_to IS DISTINCT FROM before`,
  );
  const last = Math.max(...due.map(({ before }) => before.getTime()));
  const [oldest] = await queryRows(
    z.object({ at: z.date().nullable() }),
    sql`SELECT min(occurred_at) AS at FROM event`,
  );
  const first = oldest?.at ? Math.floor(oldest.at.getTime() / SLICE_MS) * SLICE_MS : Infinity;
  for (let from = first; from < last; from += SLICE_MS) {
    const zones = due.filter(({ before }) => before.getTime() > from).map(({ zone }) => zone);
    const { rowCount } = await pool.query(
      `DELETE FROM event WHERE occurred_at >= $1 AND occurred_at < $2 AND zone = ANY($3) AND kind <> 'audit'`,
      [new Date(from), new Date(from + SLICE_MS), zones],
    );
    deleted += rowCount ?? 0;
  }
  await pool.query(
    `UPDATE raw_event_trim AS t SET trimmed_to = t.before
       FROM unnest($1::text[], $2::timestamptz[]) AS d(zone, before) WHERE t.zone = d.zone AND t.before = d.before`,
    [due.map(({ zone }) => zone), due.map(({ before }) => before)],
  );
  return deleted;
}
