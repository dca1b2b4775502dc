import type pg from 'pg';
import { getPool } from './database';

/** Runs `work` in one transaction of a connection of its own: all of its writes happen, or none. */
export async function withClientTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection whose transaction could not be ended is of no more use.
    const isEnded = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!isEnded);
    throw error;
  }
}
