import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SimulatedBatch } from '@/lib/simulator/generate-batches';
import type { App } from '../app';

const compress = promisify(gzip);

/**
 * Sends batches through the real ingest, gzipped, a few at once. Reports each batch once it is
 * durable; resolves after the last. Throws what the ingest refuses for good.
 */
export async function sendBatches(
  app: App,
  batches: Iterable<SimulatedBatch>,
  options: {
    backfill: boolean;
    concurrency: number;
    signal?: AbortSignal;
    onSent?: (batch: SimulatedBatch) => void;
  },
): Promise<void> {
  const iterator = batches[Symbol.iterator]();
  const sender = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      const batch = next.value;
      options.signal?.throwIfAborted();
      await app.sendPatiently(
        `${batch.path}${options.backfill ? '?backfill=true' : ''}`,
        {
          method: 'POST',
          body: await compress(JSON.stringify(batch.body), { level: 1 }),
          headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        },
        options.signal,
      );
      options.onSent?.(batch);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, sender));
}
