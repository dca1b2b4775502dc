import { z } from 'zod';
import { inTransaction } from '../in-transaction';
import { queryRows, sql } from '../query';

const partitionSchema = z.object({ name: z.string() });
const EXPIRY_LOCK = 7_305_003;

/** Drops the days that ended before `oldest`: their events, spans, identities and minute roll-ups. */
export async function dropExpired(oldest: Date): Promise<string[]> {
  const last = oldest.toISOString().slice(0, 10).replaceAll('-', '');
  const partitions = await queryRows(
    partitionSchema,
    sql`SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent IN ('event'::regclass, 'span'::regclass) AND c.relname ~ '^(event|span)_[0-9]{8}$'
          AND right(c.relname, 8) < ${last}
        ORDER BY 1`,
  );
  if (partitions.length === 0) return [];
  await inTransaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [EXPIRY_LOCK]);
    // Hours and days are kept: they are small, and trends outlive single events. The minutes and
    // keys of a dropped day go with it.
    for (const { name } of partitions) await client.query(`DROP TABLE IF EXISTS ${name}`);
    const before = `${oldest.toISOString().slice(0, 10)}T00:00:00Z`;
    await client.query('DELETE FROM event_key WHERE occurred_at < $1', [before]);
    await client.query('DELETE FROM rollup WHERE grain = 0 AND bucket < $1', [before]);
    await client.query('DELETE FROM latency_rollup WHERE grain = 0 AND bucket < $1', [before]);
    await client.query('DELETE FROM exception_use WHERE occurred_at < $1', [before]);
    await client.query('DELETE FROM canary WHERE sent_at < $1', [before]);
    await client.query('DELETE FROM source_activity WHERE hour < $1', [before]);
  });
  return partitions.map(({ name }) => name);
}
