import type { Objective } from '@/lib/domain/objective';
import type { BudgetShare } from '@/lib/domain/read-models/activation-reviews';
import { INDICATORS } from '@/lib/sli/registry';
import { assessBudget } from '@/lib/slo/assess-budget';
import { planObjective, type ObjectivePlan } from '@/lib/slo/assess-objective';
import { attributeBudget } from '@/lib/slo/attribute-budget';
import { NO_COUNTS, addCounts } from '@/lib/slo/counts';
import { judgedUntil } from '@/lib/slo/resolution';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { scopeOf } from '../slos/objective-scope';
import { readParts } from '../slos/read-parts';

/** What a revision did that may cost budget. */
export type BudgetQuestion = {
  policies: readonly string[];
  revision: string;
  environment: string | null;
  /** Denials above the share that was usual, weighted; 0 where there are none beyond chance. */
  addedDenials: number;
  /** Whether to look for what counts already: reading who burned what takes a while. */
  withBurned: { M1: boolean; M3: boolean };
};

/**
 * What a revision took of the budgets of the estate's and its environment's objectives for M1 and M3, and what
 * of M3 is at stake should the denials it added be wrong. Objectives that count slices of time are left out: a
 * part of the events has no share of theirs. `zones` confines the reader.
 */
export async function readBudgetShares(
  question: BudgetQuestion,
  zones: readonly string[] | null,
  now: Date,
): Promise<BudgetShare[]> {
  const objectives = (await listObjectives()).filter(
    ({ indicator, zone, service, environment, target, method }) =>
      (indicator === 'M1' || indicator === 'M3') &&
      zone === null &&
      service === null &&
      (environment === null || environment === question.environment) &&
      target !== null &&
      method.type === 'occurrences',
  );
  const shares = await Promise.all(
    objectives.flatMap((objective) => {
      const filter: RollupFilter = { ...scopeOf(objective), zones };
      return [
        question.withBurned[objective.indicator as 'M1' | 'M3']
          ? readBurned(objective, question, filter, now)
          : null,
        objective.indicator === 'M3' && question.addedDenials > 0
          ? readAtStake(objective, question, filter, now)
          : null,
      ];
    }),
  );
  return shares.filter((share) => share !== null);
}

/** Null where the objective cannot be planned: a file may hold what no longer makes sense. */
function planBudget(objective: Objective, now: Date) {
  const asOfMs = judgedUntil(now.getTime(), objective.indicator);
  let plan: ObjectivePlan;
  try {
    plan = planObjective(objective, asOfMs);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  const { budgetRatio, span } = plan;
  return { asOfMs, budgetRatio, span, window: { from: new Date(span.startMs), to: new Date(asOfMs) } };
}

async function readBurned(
  objective: Objective,
  { policies, revision }: BudgetQuestion,
  filter: RollupFilter,
  now: Date,
): Promise<BudgetShare | null> {
  const definition = INDICATORS.find(({ id }) => id === objective.indicator)!;
  const plan = planBudget(objective, now);
  if (!plan) return null;
  const { budgetRatio, span, window } = plan;
  const parts = await readParts(definition, window, [], filter);
  const counts = parts.reduce((sum, part) => addCounts(sum, part.counts), NO_COUNTS);
  const budget = assessBudget(counts, { budgetRatio, windowMs: span.windowMs, elapsed: span.elapsed });
  if (budget.allowedBad === null) return null;
  const own = parts.filter((part) => policies.includes(part.policy) && part.revision === revision);
  const ownCounts = own.reduce((sum, part) => addCounts(sum, part.counts), NO_COUNTS);
  const [attributed] = attributeBudget([{ key: revision, counts: ownCounts }], budget);
  return write(objective, 'burned', ownCounts.bad, budget.allowedBad, attributed!.consumed);
}

/** M3 counts denials: what it allows among those of its window, and what was added to them. */
async function readAtStake(
  objective: Objective,
  { addedDenials }: BudgetQuestion,
  filter: RollupFilter,
  now: Date,
): Promise<BudgetShare | null> {
  const plan = planBudget(objective, now);
  if (!plan) return null;
  const { budgetRatio, span, window } = plan;
  const denials = await countRollups({
    window,
    filter: { ...filter, kinds: ['decision'], outcomes: ['deny'] },
    by: ['kind'],
  });
  const total = denials.reduce((sum, { weight }) => sum + weight, 0);
  const allowedBad = (budgetRatio * total) / span.elapsed;
  return write(
    objective,
    'at-stake',
    addedDenials,
    allowedBad,
    allowedBad > 0 ? addedDenials / allowedBad : null,
  );
}

const write = (
  { id, name, indicator }: Objective,
  kind: BudgetShare['kind'],
  bad: number,
  allowedBad: number,
  consumed: number | null,
): BudgetShare => ({
  objectiveId: id,
  objectiveName: name,
  indicator: indicator as BudgetShare['indicator'],
  kind,
  bad,
  allowedBad,
  consumed: consumed !== null && Number.isFinite(consumed) ? consumed : null,
});
