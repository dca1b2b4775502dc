import { randomUUID } from 'node:crypto';
import { claimReplayRun } from '@/lib/store/replays/claim-replay-run';
import { repeat } from '../repeat';
import { workOnReplay, type Pace } from './work-on-replay';

const EVERY_MS = 1_000;
/** Runs that this process works on at once: one that waits for an answer does not hold up the others. */
const AT_ONCE = 2;
/** Without a sign of life for so long, another process goes on. */
const LEASE_SECONDS = 20;
/** At most 3,000 decisions a second: about a third of a core, so that ingest and screens keep the rest. */
export const REPLAY_PACE: Pace = { limit: 1_500, everyMs: 500 };

/** Takes up the replays that people asked for, one process for each run over all instances. */
export function replayCandidates(): void {
  for (let place = 0; place < AT_ONCE; place += 1)
    takeUpRuns({ holder: randomUUID(), seconds: LEASE_SECONDS });
}

function takeUpRuns(lease: { holder: string; seconds: number }): void {
  const attempt = async () => {
    for (let run = await claimReplayRun(lease); run; run = await claimReplayRun(lease))
      await workOnReplay(run, lease, REPLAY_PACE);
  };
  repeat(EVERY_MS, 'no replay could be taken up', attempt);
}
