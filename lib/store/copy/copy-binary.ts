import { once } from 'node:events';
import { from } from 'pg-copy-streams';
import type pg from 'pg';
import { BinaryRows } from './binary-rows';

/** Enough for one write to be worth its call, little enough to keep memory flat. */
const CHUNK_BYTES = 256 * 1_024;
/** Room behind a full chunk for the row that fills it. */
const ROW_BYTES = 16 * 1_024;

/**
 * Runs `statement`, a COPY … FROM STDIN in the binary format, with one row for each item, in order.
 * `write` writes a row with its number of columns. Throws what PostgreSQL answers, such as a unique
 * violation.
 */
export async function copyBinary<T>(
  client: pg.PoolClient,
  statement: string,
  items: readonly T[],
  write: (rows: BinaryRows, item: T) => void,
): Promise<void> {
  const stream = client.query(from(statement));
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  const finished = new Promise<void>((done) => stream.once('finish', () => done()));
  // The failure may come while rows are being made, when nobody waits for it yet.
  failed.catch(() => undefined);
  try {
    const rows = new BinaryRows(CHUNK_BYTES + ROW_BYTES);
    for (const item of items) {
      write(rows, item);
      if (rows.size < CHUNK_BYTES) continue;
      if (!stream.write(rows.take())) await Promise.race([once(stream, 'drain'), failed]);
    }
    rows.end();
    stream.end(rows.take());
  } catch (error) {
    // Tells the server to give up the rows it has, so that the connection is fit for the rollback.
    stream.destroy(error as Error);
    throw error;
  }
  await Promise.race([finished, failed]);
}
