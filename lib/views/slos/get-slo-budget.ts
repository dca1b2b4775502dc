import type { SloBudgetAnswer } from '@/lib/domain/read-models/objectives';
import type { Actor } from '@/lib/domain/roles';
import { INDICATORS } from '@/lib/sli/registry';
import { judgedUntil } from '@/lib/slo/resolution';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import { readScope } from '../read-scope';
import { requireObjective } from './get-slo';
import { scopeOf } from './objective-scope';
import { countObjective, judgeObjective, readyObjective } from './read-objective';
import { readPieces } from '../indicators/read-pieces';
import { writeBudget, writeBurn } from './write-budget';
import { writeLookbacks } from './write-lookbacks';

/** The error budget of an objective and its burn rates, for programs. A trend has neither. */
export async function getSloBudget(
  actor: Actor,
  id: string,
  { corrections }: { corrections: 'with' | 'without' },
  now: Date,
): Promise<SloBudgetAnswer> {
  const objective = await requireObjective(actor, id);
  const withCorrections = corrections === 'with';
  const [stored, firstDay, freshness] = await Promise.all([
    withCorrections ? listStoredCorrections() : [],
    findFirstDay(),
    readFreshness(now),
  ]);
  const none = { objectiveId: id, withCorrections, budget: null, burn: null, lookbacks: [], freshness };
  if (objective.indicator === 'M8') return none;
  const definition = INDICATORS.find((each) => each.id === objective.indicator)!;
  const asOfMs = judgedUntil(now.getTime(), objective.indicator);
  const ready = readyObjective(objective, definition, asOfMs, stored);
  const evidence = await readPieces(ready.cuts, readScope(actor, scopeOf(objective)), {
    withReviews: objective.indicator === 'M3',
  });
  const assessment = judgeObjective(ready, countObjective(ready, evidence), firstDay);
  if (assessment.budget.sli === null) return none;
  return {
    ...none,
    budget: writeBudget(ready.plan, assessment, asOfMs),
    burn: objective.indicator === 'M3' ? null : writeBurn(ready.plan, assessment),
    lookbacks: objective.indicator === 'M3' ? [] : writeLookbacks(assessment),
  };
}
