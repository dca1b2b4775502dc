import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { mapBody } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import { writeBatch } from '@/lib/store/events/write-batch';

const INGEST = '/api/ingest/';

/**
 * Sends requests to the ingest, as the simulator makes them, into the test database, as if they arrived at `now`;
 * those to other places are left out. Throws when a record is rejected.
 */
export async function writeRequests(
  requests: Iterable<{ path: string; body: unknown }>,
  now: Date,
): Promise<void> {
  for (const { path, body } of requests) {
    if (!path.startsWith(INGEST)) continue;
    const adapter = getAdapter(path.slice(INGEST.length));
    const write = await mapBody(
      JSON.stringify(body),
      'application/json',
      { adapter, actor: SYSTEM_ACTOR, backfill: true },
      now,
    );
    if (write.rejections.length > 0) throw new Error(JSON.stringify(write.rejections[0]));
    await writeBatch([write], () => now.getTime() * 1_000);
  }
}
