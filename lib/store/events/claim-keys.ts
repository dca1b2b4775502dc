import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';

// Ordered, so that two writers with the same events wait for each other instead of deadlocking.
const CLAIM = `
  WITH wanted AS (
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::bigint[]) WITH ORDINALITY AS w(id, occurred_at, body_hash, position)
  ), claimed AS (
    INSERT INTO event_key (id, occurred_at, body_hash)
    SELECT id, occurred_at, body_hash FROM wanted ORDER BY id
    ON CONFLICT DO NOTHING RETURNING id
  )
  SELECT (w.position - 1)::int AS position, k.body_hash::float8 AS "bodyHash"
  FROM wanted w LEFT JOIN claimed c ON c.id = w.id LEFT JOIN event_key k ON k.id = w.id
  WHERE c.id IS NULL`;

/**
 * Claims the identities of records and returns those that were taken before, by their position, with
 * the hash of the body that came first (null when it was written at this very moment).
 */
export async function claimKeys(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<Map<number, number | null>> {
  const taken = await client.query<{ position: number; bodyHash: number | null }>({
    name: 'claim-keys',
    text: CLAIM,
    values: [
      `{${records.map((record) => record.id).join(',')}}`,
      `{${records.map((record) => formatMicros(record.occurredAt)).join(',')}}`,
      `{${records.map((record) => record.bodyHash).join(',')}}`,
    ],
  });
  return new Map(taken.rows.map((row) => [row.position, row.bodyHash]));
}
