import { setTimeout as sleep } from 'node:timers/promises';
import { describeScenario } from '@/lib/simulator/describe-scenario';
import { inventoryDocument } from '@/lib/simulator/estate';
import { countMinutes, generateBatches } from '@/lib/simulator/generate-batches';
import type { App } from '../app';
import { startProgress } from '../progress';
import { sendBatches } from './send-batches';
import {
  addStretch,
  findSimulationState,
  listGaps,
  saveSimulationState,
  type SimulationState,
  type Stretch,
} from './simulation-state';
import { ensureWebhookSecrets, type WebhookSecrets } from './webhook-secrets';

export type SimulationRequest = {
  days: number;
  rate: number;
  historyRate: number;
  scenario: string;
  seed: number;
  /** Whether sources that sign their webhooks get secrets, and sign what is live with them. */
  signsWebhooks: boolean;
};

const DAY_MS = 86_400_000;
/** History is sent and recorded in pieces of this length: what a kill repeats at the most. */
const PIECE_MS = 6 * 3_600_000;
const LIVE_STEP_MS = 2_000;
const HISTORY_CONCURRENCY = 4;

/**
 * Fills the history of a simulated estate, newest part first, then keeps live traffic flowing until
 * the signal. What an earlier run of the same data folder has sent is not sent again, and its scenario goes on:
 * `onBegin` gets what is told of it, null for ordinary days.
 */
export async function runSimulation(
  app: App,
  dataFolder: string,
  request: SimulationRequest,
  signal: AbortSignal,
  { onBegin, onHistoryDone }: { onBegin: (scenario: string | null) => void; onHistoryDone: () => void },
): Promise<void> {
  const state = findSimulationState(dataFolder) ?? begin(request, new Date());
  onBegin(describeScenario(state.scenario, state.anchor));
  await importInventory(app);
  const webhookSecrets = request.signsWebhooks ? await ensureWebhookSecrets(app, dataFolder) : {};
  const started = new Date();
  const live = runLive(app, dataFolder, state, started, webhookSecrets, signal);
  const history = fillHistory(app, dataFolder, state, started, signal).then(onHistoryDone);
  await Promise.all([live, history]).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

const begin = (
  { days, rate, historyRate, scenario, seed }: SimulationRequest,
  now: Date,
): SimulationState => ({
  days,
  rate,
  historyRate,
  scenario,
  seed,
  anchor: now,
  filled: [],
});

async function importInventory(app: App): Promise<void> {
  await app.sendPatiently('/api/v1/inventory/import', {
    method: 'POST',
    body: JSON.stringify(inventoryDocument()),
    headers: { 'content-type': 'application/json' },
  });
}

const generate = (state: SimulationState, stretch: Stretch, rate: number) =>
  generateBatches({
    seed: state.seed,
    ...stretch,
    rate,
    anchor: state.anchor,
    historyDays: state.days,
    scenario: state.scenario,
  });

function record(dataFolder: string, state: SimulationState, stretch: Stretch): void {
  state.filled = addStretch(state.filled, stretch);
  saveSimulationState(dataFolder, state);
}

async function fillHistory(
  app: App,
  dataFolder: string,
  state: SimulationState,
  until: Date,
  signal: AbortSignal,
): Promise<void> {
  const pieces = listGaps(
    state.filled,
    new Date(state.anchor.getTime() - state.days * DAY_MS),
    until,
  ).flatMap(cutIntoPieces);
  const total = pieces.reduce((sum, piece) => sum + countMinutes(piece.from, piece.to), 0);
  if (total === 0) return;
  const progress = startProgress('History', total);
  let done = 0;
  let events = 0;
  try {
    for (const piece of pieces) {
      await sendBatches(app, generate(state, piece, state.historyRate), {
        backfill: true,
        concurrency: HISTORY_CONCURRENCY,
        signal,
        onSent: (batch) => (events += batch.events),
      });
      record(dataFolder, state, piece);
      done += countMinutes(piece.from, piece.to);
      progress.update(
        done,
        `${events.toLocaleString('en')} events, back to ${piece.from.toISOString().slice(0, 16)}Z`,
      );
    }
  } finally {
    progress.stop();
  }
}

/** Newest piece first. */
function cutIntoPieces({ from, to }: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  for (let end = to.getTime(); end > from.getTime(); end -= PIECE_MS)
    pieces.push({ from: new Date(Math.max(from.getTime(), end - PIECE_MS)), to: new Date(end) });
  return pieces;
}

async function runLive(
  app: App,
  dataFolder: string,
  state: SimulationState,
  started: Date,
  webhookSecrets: WebhookSecrets,
  signal: AbortSignal,
): Promise<void> {
  let from = started;
  while (!signal.aborted) {
    await sleep(LIVE_STEP_MS, undefined, { signal });
    const to = new Date();
    await sendBatches(app, generate(state, { from, to }, state.rate), {
      backfill: false,
      concurrency: 2,
      webhookSecrets,
      signal,
    });
    record(dataFolder, state, { from, to });
    from = to;
  }
}
