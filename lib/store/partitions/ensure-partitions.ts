import type pg from 'pg';
import { getPool } from '../database';

const DAY_MS = 86_400_000;
/** Days this far ahead get a partition; later ones (a clock far ahead) go to the default one. */
const DAYS_AHEAD = 2;
const PARTITION_LOCK = 7_305_002;

/** The tables that are partitioned by day, with the column that decides. */
const PARTITIONED = { event: 'occurred_at', span: 'started_at' } as const;
export type Partitioned = keyof typeof PARTITIONED;

const holder = globalThis as typeof globalThis & { gatehousePartitions?: Set<string> };
const known = () => (holder.gatehousePartitions ??= new Set());

/** Forgets which partitions exist; needed when the database changes under the process. */
export const forgetPartitions = (): void => void (holder.gatehousePartitions = undefined);

/** Makes the partitions of the days (since 1970, UTC) that have none yet. */
export async function ensurePartitions(
  days: Iterable<number>,
  now: Date,
  table: Partitioned = 'event',
): Promise<void> {
  const latest = Math.floor(now.getTime() / DAY_MS) + DAYS_AHEAD;
  const missing = [...new Set(days)].filter((day) => day <= latest && !known().has(`${table} ${day}`));
  if (missing.length === 0) return;
  const client = await getPool().connect();
  try {
    for (const day of missing.toSorted((left, right) => left - right)) {
      await makePartition(client, table, day);
      known().add(`${table} ${day}`);
    }
  } finally {
    client.release();
  }
}

async function makePartition(client: pg.PoolClient, table: Partitioned, day: number): Promise<void> {
  const from = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const to = new Date((day + 1) * DAY_MS).toISOString().slice(0, 10);
  const at = PARTITIONED[table];
  const name = `${table}_${from.replaceAll('-', '')}`;
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
    const exists = await client.query('SELECT 1 FROM pg_class WHERE oid = to_regclass($1)', [name]);
    if (exists.rowCount === 0) {
      // Rows of that day may already wait in the default partition: they move along.
      await client.query(`CREATE TABLE ${name} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
      await client.query(
        `WITH moved AS (DELETE FROM ${table}_default WHERE ${at} >= '${from} 00:00+00' AND ${at} < '${to} 00:00+00' RETURNING *)
         INSERT INTO ${name} SELECT * FROM moved`,
      );
      await client.query(
        `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${from} 00:00+00') TO ('${to} 00:00+00')`,
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
