import type pg from 'pg';
import { inTransaction } from '../in-transaction';
import type { Transaction } from '../transaction';

/** Any number that no other lock of ours has. */
const LOCK = 4_711_001;

/**
 * Runs work in a transaction while nobody else gives entries their places, whichever instance it runs in. Returns null
 * at once where another one is at it.
 */
export const onlySequencer = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T | null> =>
  inTransaction(async (client) => {
    const lock = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [
      LOCK,
    ]);
    return lock.rows[0]!.isOurs ? work(client) : null;
  });

/** Nobody gives entries their places, or makes them findable, from here to the end of the transaction. */
export async function waitForSequencer(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}
