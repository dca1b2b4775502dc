import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import { BENCH_CANDIDATE, BENCH_POLICY, makeCedarBodies } from './make-cedar-decisions';
import { makeOpaBodies } from './make-opa-bodies';
import { makeSender, sendAll } from './send-bodies';
import { withOwnGatehouse, type OwnGatehouse } from './with-own-gatehouse';

export type ReplayBench = {
  decisions: number;
  /** Decisions, and events, a second: each alone, and while the other went on. */
  replay: { alone: number; together: number; ratio: number };
  ingest: { alone: number; together: number; ratio: number };
};

const PER_REQUEST = 500;
const CONCURRENCY = 16;
const LOOK_EVERY_MS = 100;

/**
 * Measures a background replay of stored decisions and the ingest of OPA decisions, each alone and both at once, on a
 * Gatehouse of its own in a temporary folder. Both at once are measured as long as both go on.
 */
export async function benchReplay(
  options: { decisions: number; events: number },
  onStep: (words: string) => void,
): Promise<ReplayBench> {
  return withOwnGatehouse(async (app) => {
    onStep(`Storing ${options.decisions.toLocaleString('en')} decisions of Cedar`);
    const store = makeSender(app.url, app.token, CONCURRENCY, '/api/ingest/cedar');
    await sendAll(makeCedarBodies(options.decisions, PER_REQUEST, new Date()), CONCURRENCY, store);
    let made = 0;
    const nextBodies = () => {
      const { bodies } = makeOpaBodies(made, options.events, PER_REQUEST, new Date());
      made += options.events;
      return bodies;
    };

    onStep('Ingest alone');
    await ingest(app, nextBodies().slice(0, 40), () => false);
    const ingestAlone = await ingest(app, nextBodies(), () => false);
    onStep('Replay alone');
    const replayAlone = await watchReplay(app, await startReplay(app), () => false);
    onStep('Both at once');
    const bodies = nextBodies();
    const id = await startReplay(app);
    await untilStarted(app, id);
    let isOver = false;
    const over = () => isOver;
    const end = <T>(result: T): T => {
      isOver = true;
      return result;
    };
    const [ingestTogether, replayTogether] = await Promise.all([
      ingest(app, bodies, over).then(end),
      watchReplay(app, id, over).then(end),
    ]);
    const compare = (alone: number, together: number) => ({
      alone: Math.round(alone),
      together: Math.round(together),
      ratio: Number((together / alone).toFixed(2)),
    });
    return {
      decisions: options.decisions,
      replay: compare(replayAlone, replayTogether),
      ingest: compare(ingestAlone, ingestTogether),
    };
  });
}

/** Sends bodies until they are all sent or the other is over; events a second. */
async function ingest(app: OwnGatehouse, bodies: readonly Buffer[], isOver: () => boolean): Promise<number> {
  const send = makeSender(app.url, app.token, CONCURRENCY);
  let sent = 0;
  const started = performance.now();
  await sendAll(bodies, CONCURRENCY, async (body) => {
    if (isOver()) return;
    await send(body);
    sent += PER_REQUEST;
  });
  return sent / ((performance.now() - started) / 1_000);
}

async function startReplay(app: OwnGatehouse): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/replays`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      policy: BENCH_POLICY,
      candidate: { engine: 'cedar', files: { 'bench.cedar': BENCH_CANDIDATE } },
      selection: { from: 'now-1d', to: 'now' },
    }),
  });
  if (!response.ok) throw new Error(`The replay was not started: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function look(app: OwnGatehouse, id: string): Promise<ReplayDetail> {
  const response = await fetch(`${app.url}/api/v1/replays/${id}`, {
    headers: { authorization: `Bearer ${app.token}` },
  });
  const run = (await response.json()) as ReplayDetail;
  if (run.state === 'failed' || run.state === 'cancelled')
    throw new Error(`The replay ended as ${run.state}: ${run.error}`);
  return run;
}

async function untilStarted(app: OwnGatehouse, id: string): Promise<void> {
  while ((await look(app, id)).progress.done === 0) await sleep(LOOK_EVERY_MS);
}

/** Watches a replay from its first step until it or the other is over; decisions a second. */
async function watchReplay(app: OwnGatehouse, id: string, isOver: () => boolean): Promise<number> {
  await untilStarted(app, id);
  const first = (await look(app, id)).progress.done;
  const started = performance.now();
  for (;;) {
    const run = await look(app, id);
    if (run.state === 'done' || isOver())
      return (run.progress.done - first) / ((performance.now() - started) / 1_000);
    await sleep(LOOK_EVERY_MS);
  }
}
