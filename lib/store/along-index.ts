import type pg from 'pg';
import { getPool } from './database';

/**
 * Runs queries in one read-only transaction that finds rows in the order of an index and stops where it has enough. For
 * walks that go on where they were: the planner would rather read and sort all that is left for each step of them.
 */
export async function alongIndex<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  let isUsable = true;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(
      'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off',
    );
    return await work(client);
  } finally {
    await client.query('ROLLBACK').catch(() => (isUsable = false));
    client.release(!isUsable);
  }
}
