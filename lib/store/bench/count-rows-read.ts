import { getPool } from '../database';

/** Rows of all tables that queries have read since the database began to count, by table. */
export async function countRowsRead(): Promise<Map<string, number>> {
  const { rows } = await getPool().query<{ name: string; read: number }>(
    `SELECT relname AS name, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 AS read
     FROM pg_stat_user_tables`,
  );
  return new Map(rows.map(({ name, read }) => [name, read]));
}
