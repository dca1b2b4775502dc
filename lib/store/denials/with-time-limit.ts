import type pg from 'pg';
import { getPool } from '../database';

const QUERY_CANCELED = '57014';

/**
 * Runs queries in one read-only transaction in which each statement may take `milliseconds`. Null
 * when one took longer; other errors are thrown.
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T | null> {
  const client = await getPool().connect();
  let isUsable = true;
  try {
    await client.query('BEGIN READ ONLY');
    // A whole number of the code's own, never input.
    await client.query(`SET LOCAL statement_timeout = ${Math.ceil(milliseconds)}`);
    return await work(client);
  } catch (error) {
    if ((error as { code?: unknown }).code === QUERY_CANCELED) return null;
    throw error;
  } finally {
    await client.query('ROLLBACK').catch(() => (isUsable = false));
    client.release(!isUsable);
  }
}
