import type pg from 'pg';
import { getPool } from '../database';
import type { Transaction } from '../transaction';

/** Any number that no other lock of ours has. */
const LOCK = 4_711_001;

/**
 * Runs work in a transaction while nobody else gives entries their places, whichever instance it runs in. Returns null
 * at once where another one is at it.
 */
export async function onlySequencer<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T | null> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const lock = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [
      LOCK,
    ]);
    const result = lock.rows[0]!.isOurs ? await work(client) : null;
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    const ended = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!ended);
    throw error;
  }
}

/** Nobody gives entries their places, or makes them findable, from here to the end of the transaction. */
export async function waitForSequencer(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}
