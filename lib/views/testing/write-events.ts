import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { mapBody } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import { writeBatch } from '@/lib/store/events/write-batch';

/**
 * Sends payloads of a source (`events`, `opa/logs`, …) the way of the ingest into the test database,
 * as if they arrived at `now`. Throws when one of them is rejected.
 */
export async function writeEvents(
  payloads: readonly unknown[],
  now: Date,
  path: string = 'events',
  source?: string,
): Promise<void> {
  const write = await mapBody(
    JSON.stringify(payloads),
    'application/json',
    { adapter: getAdapter(path), actor: SYSTEM_ACTOR, source, backfill: true },
    now,
  );
  if (write.rejections.length > 0) throw new Error(JSON.stringify(write.rejections));
  await writeBatch([write], () => now.getTime() * 1_000);
}
