import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { copyBinary } from '../copy/copy-binary';

/** Records that were taken before, by their position, with the hash of the body that came first. */
export type TakenKeys = Map<number, number | null>;

/** After a repeat was seen, this many batches expect more of them: senders repeat whole uploads. */
const CAREFUL_BATCHES = 20;
const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';

let carefulBatches = 0;

/**
 * Begins a transaction, claims in it the identities of records, which are all different, and returns
 * those that were taken before (with a null hash when they were written at this very moment). Nearly
 * always all are new: they are copied in, at half the cost of asking for each, and only where that
 * meets a repeat does the transaction begin again and ask.
 */
export async function beginWithKeys(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<TakenKeys> {
  if (carefulBatches === 0 && records.length > 0) {
    const areNew = await addKeys(client, records);
    if (areNew) return new Map();
    carefulBatches = CAREFUL_BATCHES;
    await client.query('ROLLBACK');
  }
  await client.query('BEGIN');
  if (records.length === 0) return new Map();
  const taken = await claimKeys(client, records);
  carefulBatches = taken.size > 0 ? CAREFUL_BATCHES : Math.max(0, carefulBatches - 1);
  return taken;
}

/**
 * Begins a transaction with identities that are all new. False when one is not, or when another
 * writer has the same: the transaction is then broken.
 */
async function addKeys(client: pg.PoolClient, records: readonly EventRecord[]): Promise<boolean> {
  try {
    await copyBinary(client, COPY_KEYS, records, (rows, record) => {
      rows.startRow(3);
      rows.uuid(record.id);
      rows.timestamp(record.occurredAt);
      rows.bigint(record.bodyHash);
    });
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === UNIQUE_VIOLATION || code === DEADLOCK) return false;
    throw error;
  }
}

// Both in one message: it saves a round of a busy event loop.
const COPY_KEYS = 'BEGIN; COPY event_key (id, occurred_at, body_hash) FROM STDIN (FORMAT binary)';

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

async function claimKeys(client: pg.PoolClient, records: readonly EventRecord[]): Promise<TakenKeys> {
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
