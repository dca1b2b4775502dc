import { z } from 'zod';
import { getPool } from './database';
import { queryRows, sql } from './query';

/**
 * Runs work while no other process runs work under the same number; null at once where one does. The lock ends with
 * its connection, so that a process that dies holds it no longer.
 */
export async function onlyOne<T>(lock: number, work: () => Promise<T>): Promise<T | null> {
  const client = await getPool().connect();
  let isFree = true;
  try {
    const [row] = await queryRows(
      z.object({ taken: z.boolean() }),
      sql`SELECT pg_try_advisory_lock(${lock}) AS taken`,
      client,
    );
    if (!row!.taken) return null;
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock]).catch(() => (isFree = false));
    }
  } finally {
    client.release(!isFree);
  }
}
