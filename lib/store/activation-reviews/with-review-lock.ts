import { z } from 'zod';
import { getPool } from '../database';
import { queryRows, sql } from '../query';

const REVIEW_LOCK = 7_305_017;

/** Runs `work` unless another instance is at the reviews: then null. The lock ends with the connection. */
export async function withReviewLock<T>(work: () => Promise<T>): Promise<T | null> {
  const client = await getPool().connect();
  try {
    const [lock] = await queryRows(
      z.object({ taken: z.boolean() }),
      sql`SELECT pg_try_advisory_lock(${REVIEW_LOCK}) AS taken`,
      client,
    );
    if (!lock!.taken) return null;
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [REVIEW_LOCK]);
    }
  } finally {
    client.release();
  }
}
