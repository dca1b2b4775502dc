import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { getAdapter } from '@/lib/ingest/registry';
import { ingest } from '@/lib/ingest/pipeline';
import { deriveEventId } from '@/lib/ingest/steps/to-record';
import { addCanary } from '@/lib/store/canary/add-canary';
import { isEventVisible } from '@/lib/store/canary/is-event-visible';
import { getLog } from '@/lib/telemetry/log';

const EVERY_MS = 60_000;
const ASK_EVERY_MS = 50;
const PATIENCE_MS = 50_000;

/**
 * Sends Gatehouse an event of its own every minute through the ordinary ingest and measures when a query
 * sees it: the last stage of M10. It counts as history, so that it does not brighten M10 itself.
 */
export function sendCanaries(): void {
  const attempt = () =>
    void sendCanary(new Date(), randomUUID()).catch((error: unknown) =>
      getLog().error({ err: error }, 'the canary event could not be sent'),
    );
  setInterval(attempt, EVERY_MS).unref();
}

/** Sends one canary and keeps how long it took until a query saw it; null after less than a minute. */
export async function sendCanary(now: Date, nativeId: string): Promise<void> {
  const event = { kind: 'source-report', id: nativeId, occurredAt: now.toISOString(), dropped: 0 };
  const request = new Request('http://localhost/api/ingest/events', {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { 'content-type': 'application/json' },
  });
  const since = performance.now();
  // An event that does not come through is a canary that was not seen, and says so.
  await addCanary(now, null);
  const adapter = getAdapter('events');
  const sent = ingest(request, { adapter, actor: SYSTEM_ACTOR, source: OWN_SOURCE, backfill: true }, now);
  const id = deriveEventId(OWN_SOURCE, nativeId);
  while (performance.now() - since < PATIENCE_MS) {
    if (await isEventVisible(id, now)) {
      await addCanary(now, performance.now() - since);
      break;
    }
    await sleep(ASK_EVERY_MS);
  }
  await sent;
}
