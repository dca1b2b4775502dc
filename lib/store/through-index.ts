import type pg from 'pg';
import { getPool } from './database';

/**
 * Runs queries in one read-only transaction that reads no table from end to end where an index can answer. For
 * conditions whose index the planner thinks useless: it judges a bloom filter over ranges of pages as if the
 * order of the values had to follow that of the rows.
 */
export async function throughIndex<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  let isUsable = true;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query('SET LOCAL enable_seqscan = off');
    return await work(client);
  } finally {
    await client.query('ROLLBACK').catch(() => (isUsable = false));
    client.release(!isUsable);
  }
}
