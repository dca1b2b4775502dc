import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '@/lib/domain/alerting/failures';
import type { Event } from '@/lib/domain/event';
import type { DrillRow, StartedDrill } from '@/lib/domain/read-models/drills';
import { DRILL_SCENARIOS, writeDrillEvents } from '@/lib/simulator/drills/drill-scenarios';
import type { App } from '../app';

type Caller = Pick<App, 'get' | 'post' | 'sendPatiently'>;

export type DrillOptions = {
  failure: Failure;
  zone: string;
  /** How long to wait until it is found and told. */
  patienceMs: number;
  /** How long to wait then for people to acknowledge and resolve it. */
  waitMs: number;
  signal: AbortSignal;
  onProgress: (share: number, note: string) => void;
  now: () => number;
};

const LOOK_EVERY_MS = 1_000;
const SEND_EVERY_MS = 10_000;
const EVENTS_PER_REQUEST = 1_000;

/**
 * Runs one drill: opens its scope, sends the failure's history and what goes on of it through the ingest, waits until it is
 * found and told (and for people, where somebody wants to), and ends it whatever happens. Resolves with what came of it.
 */
export async function runDrill(app: Caller, options: DrillOptions): Promise<DrillRow> {
  const { failure, zone, patienceMs, waitMs, signal, onProgress, now } = options;
  const scope = await app.post<StartedDrill>('/api/v1/drills', { failure, zone });
  // The store's clock counts: the one here may differ.
  const startedMs = Date.parse(scope.startedAt);
  const offsetMs = startedMs - now();
  const serverNow = () => now() + offsetMs;
  try {
    let sentMs = serverNow();
    await send(app, scope, writeDrillEvents(failure, scope, { startedMs, nowMs: sentMs }), signal);
    let row = await read(app, scope.id);
    let toldMs: number | null = null;
    while (!isOver(row, { toldMs, waitMs, patienceMs, startedMs, nowMs: serverNow() })) {
      await sleep(LOOK_EVERY_MS, undefined, { signal });
      const nowMs = serverNow();
      if (nowMs - sentMs >= SEND_EVERY_MS) {
        const events = writeDrillEvents(failure, scope, { startedMs, nowMs, sinceMs: sentMs });
        await send(app, scope, events, signal);
        sentMs = nowMs;
      }
      row = await read(app, scope.id);
      if (row.timeToPageSeconds !== null) toldMs ??= nowMs;
      onProgress(Math.min(1, (nowMs - startedMs) / patienceMs), describe(row));
    }
    return row;
  } finally {
    await end(app, scope, serverNow());
  }
}

type Times = {
  toldMs: number | null;
  waitMs: number;
  patienceMs: number;
  startedMs: number;
  nowMs: number;
};

/** Nobody waits for people before they were told, nor for anything after it is resolved. */
function isOver(row: DrillRow, { toldMs, waitMs, patienceMs, startedMs, nowMs }: Times): boolean {
  if (row.timeToPageSeconds === null) return nowMs - startedMs >= patienceMs;
  return row.timeToResolveSeconds !== null || nowMs - (toldMs ?? nowMs) >= waitMs;
}

const read = (app: Caller, id: string): Promise<DrillRow> => app.get<DrillRow>(`/api/v1/drills/${id}`);

/** What happens last ends the failure; then the drill is over, and its alerts with it. */
async function end(app: Caller, scope: StartedDrill, nowMs: number): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  await send(app, scope, DRILL_SCENARIOS[scope.failure].end(nowMs, scope), signal).catch(() => undefined);
  await app.post(`/api/v1/drills/${scope.id}/end`, {});
}

/** The drill is a source of its own, so that nothing of a real one changes. */
async function send(
  app: Caller,
  scope: StartedDrill,
  events: readonly Event[],
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < events.length; at += EVENTS_PER_REQUEST)
    await app.sendPatiently(
      `/api/ingest/events?${new URLSearchParams({ source: scope.environment, backfill: 'true' })}`,
      {
        method: 'POST',
        body: JSON.stringify(events.slice(at, at + EVENTS_PER_REQUEST)),
        headers: { 'content-type': 'application/json' },
      },
      signal,
    );
}

function describe({ timeToDetectSeconds, timeToPageSeconds, timeToAcknowledgeSeconds }: DrillRow): string {
  if (timeToAcknowledgeSeconds !== null) return 'acknowledged';
  if (timeToPageSeconds !== null) return 'told';
  return timeToDetectSeconds === null ? 'not found yet' : 'found';
}
