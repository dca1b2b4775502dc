import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import type { Actor } from '@/lib/domain/roles';
import { breakDownResults } from '@/lib/policy/replay/count-results';
import { readReplayCandidate } from '@/lib/store/replays/find-replay-run';
import { countAllowedVerdicts, countFlipsByPrincipal } from '@/lib/store/replays/list-replay-flips';
import { requireReplay } from './require-replay';
import { writeCosts } from './write-costs';
import { writeRun } from './write-run';
import { writeSample } from './write-sample';

const MOST_NAMES = 50;
const MOST_PRINCIPALS = 20;

/** A replay with all that it found so far. Throws `not-found` for one that the actor may not see. */
export async function getReplay(actor: Actor, id: string, now: Date): Promise<ReplayDetail> {
  const run = await requireReplay(actor, id);
  const hasEnded = run.state !== 'queued' && run.state !== 'running';
  const [candidate, principals, allowed, costs] = await Promise.all([
    readReplayCandidate(run.id),
    countFlipsByPrincipal(run.id, MOST_PRINCIPALS),
    countAllowedVerdicts(run.id),
    hasEnded ? writeCosts(actor, run, now) : null,
  ]);
  const { tally } = run;
  return {
    ...writeRun(run),
    candidateFiles: candidate.files,
    entrypoint: run.entrypoint,
    opaUrl: run.opaUrl,
    selection: {
      policy: run.selectedPolicy,
      zone: run.zone,
      service: run.service,
      environment: run.environment,
      outcome: run.outcome,
    },
    mapping: run.mapping,
    sample: writeSample(run),
    notReplayable: tally.notReplayable.toSorted((one, other) => other.decisions - one.decisions),
    errorMessages: tally.errorMessages.toSorted((one, other) => other.decisions - one.decisions),
    zones: breakDownResults(tally.cells, 'zone', MOST_NAMES),
    services: breakDownResults(tally.cells, 'service', MOST_NAMES),
    principals,
    reviews: {
      trueBlocksAllowed: allowed.trueBlocks,
      falsePositivesFixed: allowed.falsePositives,
      trueBlocksKept: tally.kept.trueBlocks,
      falsePositivesKept: tally.kept.falsePositives,
    },
    flipsKept: run.flips,
    costs,
  };
}
