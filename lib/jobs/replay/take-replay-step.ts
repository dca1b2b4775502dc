import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import { classifyReplay, type ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { TallyBuilder } from '@/lib/policy/replay/tally';
import { toReplayEvent } from '@/lib/policy/replay/to-replay-event';
import type { Evaluator } from '@/lib/replay/evaluator';
import { advanceReplayRun, type FlipRow } from '@/lib/store/replays/advance-replay-run';
import { listDecisionsToReplay, type DecisionToReplay } from '@/lib/store/replays/list-decisions-to-replay';
import { listJudgementsOf } from '@/lib/store/replays/list-judgements-of';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';
import { selectionOf } from './selection-of';

/** The run as it goes on, and how long a payload was on average; `end`: there are no more decisions; `lost`: the run is no longer the holder's. */
export type StepResult = { next: ReplayRunRow; charactersEach: number } | 'end' | 'lost';

/**
 * Replays the next decisions of a run, at most `limit`, and writes what they said with the place of the run in one
 * transaction. Throws `CandidateError` when the candidate must not go on: then nothing is written.
 */
export async function takeReplayStep(
  run: ReplayRunRow,
  { evaluator, holder, limit, now }: { evaluator: Evaluator; holder: string; limit: number; now: () => Date },
): Promise<StepResult> {
  const after =
    run.cursorAt !== null && run.cursorId !== null ? { at: run.cursorAt, id: run.cursorId } : null;
  const decisions = await listDecisionsToReplay(selectionOf(run), after, run.strata ?? [], limit);
  const last = decisions.at(-1);
  if (!last) return 'end';
  const denials = decisions.filter(({ outcome }) => outcome === 'deny').map(({ id }) => id);
  const [outcomes, judgements] = await Promise.all([
    evaluator.evaluate(decisions.map(toReplayEvent)),
    listJudgementsOf(denials),
  ]);
  const tally = new TallyBuilder(run.tally);
  const flips: FlipRow[] = [];
  decisions.forEach((decision, index) => {
    const outcome = outcomes[index]!;
    const to = 'to' in outcome ? outcome.to : null;
    tally.add({ ...decision, from: decision.outcome, to, weight: 1 / decision.sampleRate });
    if ('notReplayable' in outcome) tally.addNotReplayable(outcome.notReplayable);
    else if (outcome.to === 'error') tally.addError(outcome.reason ?? 'without a message');
    const flip = toFlip(decision, outcome);
    if (flip) flips.push(flip);
    else if (to === 'deny') {
      const settled = settleVerdicts(judgements.get(decision.id) ?? []);
      if (settled === 'true-block' || settled === 'false-positive') tally.addKept(settled);
    }
  });
  const step = {
    cursor: { at: last.occurredAt, id: last.id },
    done: decisions.length,
    tally: tally.build(),
    flips,
  };
  const advanced = await advanceReplayRun(run, holder, step, now());
  if (!advanced) return 'lost';
  const { cursor, tally: counted } = step;
  const reached = { cursorAt: cursor.at, cursorId: cursor.id, done: run.done + step.done, tally: counted };
  return {
    next: { ...run, ...reached, flips: run.flips + advanced.flips },
    charactersEach: decisions.reduce((sum, { payload }) => sum + payload.length, 0) / decisions.length,
  };
}

const CHANGES = {
  allowToDeny: 'allow-to-deny',
  denyToAllow: 'deny-to-allow',
  errors: 'error',
  newlyDecided: 'newly-decided',
} as const;

function toFlip(decision: DecisionToReplay, outcome: ReplayOutcome): FlipRow | null {
  if ('notReplayable' in outcome) return null;
  const result = classifyReplay(decision.outcome, outcome.to);
  if (result === 'unchanged' || result === 'notReplayable') return null;
  return {
    change: CHANGES[result],
    eventId: decision.id,
    occurredAt: decision.occurredAt,
    from: decision.outcome,
    to: outcome.to,
    reason: outcome.reason?.slice(0, 2_000) ?? null,
    zone: decision.zone,
    service: decision.service,
    environment: decision.environment,
    principal: decision.principal,
    action: decision.action,
    resource: decision.resource,
  };
}
