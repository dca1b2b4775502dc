import type pg from 'pg';
import { getPool } from './database';
import { rollBack } from './roll-back';

/**
 * Runs work in one transaction on one connection: all that it writes happens, or none where it throws. For statements that
 * Prisma cannot say; commands use `withTransaction`. A connection whose transaction could not be ended is not used again.
 */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}
