import { performance } from 'node:perf_hooks';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { EVENT_COLUMNS } from '../events/copy-events';

/**
 * Rows a second of a bare COPY of stored events into a table without indexes, constraints or
 * roll-ups, durable at its commit. The rows wait in memory, so only the copying in is timed. `ownerUrl` opens the
 * database in a role that may ask for a checkpoint.
 */
export async function copyRows(limit: number, ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SET synchronous_commit = on');
    await client.query('CREATE TABLE bench_copy (LIKE event)');
    const chunks: Buffer[] = [];
    const collect = new PassThrough();
    collect.on('data', (chunk: Buffer) => chunks.push(chunk));
    await pipeline(
      client.query(to(`COPY (SELECT ${EVENT_COLUMNS} FROM event LIMIT ${Math.floor(limit)}) TO STDOUT`)),
      collect,
    );
    await client.query('CHECKPOINT');
    const started = performance.now();
    const copy = client.query(from(`COPY bench_copy (${EVENT_COLUMNS}) FROM STDIN`));
    await pipeline(async function* () {
      yield* chunks;
    }, copy);
    const seconds = (performance.now() - started) / 1_000;
    return copy.rowCount / seconds;
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_copy');
    await client.end();
  }
}
