import { setTimeout as sleep } from 'node:timers/promises';
import { getConfig } from '@/lib/config/config';
import { getReferenceData } from '@/lib/ingest/reference-data';
import { planSample } from '@/lib/policy/replay/plan-sample';
import { CandidateError } from '@/lib/replay/engine';
import type { Evaluator } from '@/lib/replay/evaluator';
import { cleanUpCandidate, openCandidate, type OpenableCandidate } from '@/lib/replay/open-candidate';
import {
  releaseReplayRun,
  renewReplayLease,
  storeReplayStrata,
  type Lease,
} from '@/lib/store/replays/claim-replay-run';
import { endReplayRun } from '@/lib/store/replays/end-replay-run';
import { readReplayCandidate } from '@/lib/store/replays/find-replay-run';
import { countReplayStrata } from '@/lib/store/replays/list-decisions-to-replay';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';
import { getLog } from '@/lib/telemetry/log';
import { selectionOf } from './selection-of';
import { takeReplayStep } from './take-replay-step';

/** How fast a run goes: `limit` decisions a step, a step every `everyMs` at most. */
export type Pace = { limit: number; everyMs: number };

/** A step that failed for another reason than the candidate (the database was away) is tried again this often. */
const MAX_TRIES = 5;
const RETRY_MS = 1_000;
/** How many decisions fit into memory depends on their payloads: a first few tell. */
const FIRST_STEP = 200;
const STEP_CHARACTERS = 8_000_000;
/** A little below the requests that people wait for. */
const NICENESS = 1;

/** What is left on a server that does not answer is tried to be removed for so long after the end of its run. */
const CLEANED_WITHIN_MS = 3_600_000;

const nameOf = (run: ReplayRunRow): string => `gatehouse_replay_${run.id.replaceAll('-', '')}`;

/**
 * Takes a run that was claimed to its end, or as far as this process may: until somebody ends it or another process
 * takes it over. Whatever happens, the candidate is closed, what it left elsewhere is taken away, and the run given
 * back. Where something stays behind, the run is kept instead: when the lease has ended, somebody tries it again.
 */
export async function workOnReplay(claimed: ReplayRunRow, lease: Lease, pace: Pace): Promise<void> {
  const { id } = claimed;
  let isHeld = true;
  const heartbeat = setInterval(
    () =>
      void renewReplayLease(id, lease).then(
        (held) => (isHeld &&= held),
        () => undefined,
      ),
    (lease.seconds * 1_000) / 4,
  ).unref();
  let evaluator: Evaluator | null = null;
  let isClean = true;
  try {
    const candidate = await readCandidate(claimed);
    if (claimed.state !== 'running') {
      // It was ended while nobody could clean up after it.
      isClean = await tryToClean(id, () => cleanUpCandidate(candidate, cleaning(claimed)));
      return;
    }
    const counted = await countOnce(claimed, lease.holder);
    if (!counted) return;
    const { mappingRules } = await getReferenceData(Date.now());
    evaluator = await openCandidate(candidate, {
      ...cleaning(claimed),
      mapping: claimed.mapping,
      rules: Object.fromEntries(mappingRules),
      niceness: NICENESS,
    });
    await takeSteps(counted, evaluator, { lease, pace, isHeld: () => isHeld });
  } catch (error) {
    const isCandidate = error instanceof CandidateError;
    if (!isCandidate) getLog().error({ err: error, run: id }, 'a replay failed');
    const message = error instanceof Error ? error.message : String(error);
    await endReplayRun(id, lease.holder, { state: 'failed', error: message }, new Date());
  } finally {
    clearInterval(heartbeat);
    if (evaluator) isClean = await tryToClean(id, evaluator.close);
    const endedAt = claimed.finishedAt === null ? Date.now() : Date.parse(claimed.finishedAt);
    if (isClean || Date.now() - endedAt > CLEANED_WITHIN_MS) await releaseReplayRun(id, lease.holder);
  }
}

async function tryToClean(run: string, clean: () => Promise<void>): Promise<boolean> {
  try {
    await clean();
    return true;
  } catch (error) {
    getLog().warn({ err: error, run }, 'a candidate was not taken away');
    return false;
  }
}

const cleaning = (run: ReplayRunRow) => ({ name: nameOf(run), allowedHosts: getConfig().replayOpaHosts });

async function readCandidate(run: ReplayRunRow): Promise<OpenableCandidate> {
  const { files, bundle } = await readReplayCandidate(run.id);
  return { engine: run.engine, files, bundle, entrypoint: run.entrypoint, opaUrl: run.opaUrl };
}

/** Counts the decisions and plans the sample, once in the life of a run. Null when the run is lost. */
async function countOnce(run: ReplayRunRow, holder: string): Promise<ReplayRunRow | null> {
  if (run.strata !== null) return run;
  const strata = planSample(await countReplayStrata(selectionOf(run)), run.sampleSize);
  const total = Math.round(strata.reduce((sum, { population, share }) => sum + population * share, 0));
  const isOurs = await storeReplayStrata(run.id, holder, strata, total);
  return isOurs ? { ...run, strata, total } : null;
}

async function takeSteps(
  first: ReplayRunRow,
  evaluator: Evaluator,
  { lease, pace, isHeld }: { lease: Lease; pace: Pace; isHeld: () => boolean },
): Promise<void> {
  const now = () => new Date();
  let failures = 0;
  let limit = Math.min(pace.limit, FIRST_STEP);
  for (let run = first; isHeld();) {
    const started = performance.now();
    try {
      const result = await takeReplayStep(run, { evaluator, holder: lease.holder, limit, now });
      failures = 0;
      if (result === 'end')
        return void (await endReplayRun(run.id, lease.holder, { state: 'done', error: null }, now()));
      if (result === 'lost') return;
      run = result.next;
      limit = Math.max(
        1,
        Math.min(pace.limit, Math.floor(STEP_CHARACTERS / Math.max(1, result.charactersEach))),
      );
    } catch (error) {
      if (error instanceof CandidateError || ++failures >= MAX_TRIES) throw error;
      getLog().warn({ err: error, run: run.id }, 'a step of a replay failed');
      await sleep(RETRY_MS);
    }
    // A steady pace: those who wait for the app find it as it always is.
    await sleep(Math.max(0, pace.everyMs - (performance.now() - started)));
  }
}
