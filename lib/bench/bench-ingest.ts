import { performance } from 'node:perf_hooks';
import { findRunningState } from '@/lib/startup/running-state';
import { copyRows } from '@/lib/store/bench/copy-rows';
import { makeOpaBodies } from './make-opa-bodies';
import { readMemoryMb } from './read-memory-mb';
import { makeSender, sendAll } from './send-bodies';
import { withOwnGatehouse } from './with-own-gatehouse';

export type IngestBench = {
  events: number;
  eventsPerSecond: number;
  copyRowsPerSecond: number;
  ratioToCopy: number;
  bytesPerEvent: number;
  eventsPerRequest: number;
  concurrency: number;
  seconds: number;
  memoryMb: { afterFirstPart: number; atEnd: number };
};

/** Bodies are made between the timed parts, so that making them costs the server nothing. */
const EVENTS_PER_PART = 250_000;

/**
 * Measures the whole way of OPA decisions (HTTP, gzip, mapping, durable commit, roll-ups) on a
 * Gatehouse and database of its own in a temporary folder, then a bare COPY of the very rows.
 */
export async function benchIngest(
  options: { events: number; perRequest: number; concurrency: number },
  onProgress: (events: number) => void,
): Promise<IngestBench> {
  return withOwnGatehouse(async ({ url, token, folder, ownerUrl }) => {
    const send = makeSender(url, token, options.concurrency);
    // The first requests meet cold code and empty caches, which last for a moment, not for a day.
    await sendAll(makeOpaBodies(0, 20_000, options.perRequest, new Date()).bodies, options.concurrency, send);

    const appPid = findRunningState(folder)!.appPid;
    let seconds = 0;
    let rawBytes = 0;
    let afterFirstPart = 0;
    for (let sent = 0; sent < options.events; sent += EVENTS_PER_PART) {
      const size = Math.min(EVENTS_PER_PART, options.events - sent);
      const part = makeOpaBodies(20_000 + sent, size, options.perRequest, new Date());
      rawBytes += part.rawBytes;
      const started = performance.now();
      await sendAll(part.bodies, options.concurrency, send);
      seconds += (performance.now() - started) / 1_000;
      if (sent === 0) afterFirstPart = await readMemoryMb(appPid);
      onProgress(sent + size);
    }
    const copyRowsPerSecond = await copyRows(Math.min(options.events, 1_000_000), ownerUrl);
    const eventsPerSecond = options.events / seconds;
    return {
      events: options.events,
      eventsPerSecond: Math.round(eventsPerSecond),
      copyRowsPerSecond: Math.round(copyRowsPerSecond),
      ratioToCopy: Number((eventsPerSecond / copyRowsPerSecond).toFixed(3)),
      bytesPerEvent: Math.round(rawBytes / options.events),
      eventsPerRequest: options.perRequest,
      concurrency: options.concurrency,
      seconds: Number(seconds.toFixed(2)),
      memoryMb: { afterFirstPart, atEnd: await readMemoryMb(appPid) },
    };
  });
}
