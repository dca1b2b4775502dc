import { INDICATOR_IDS } from '@/lib/domain/indicator-ids';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Objective } from '@/lib/domain/objective';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';
import type { Actor } from '@/lib/domain/roles';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { summariseObjectives } from './list-slos';

type Scope = Pick<ScopeFilter, 'zone' | 'service' | 'environment'>;

/**
 * What is left of the budget of each indicator's objective, for a scope: of the objective that somebody set
 * for just this scope, else of the estate's, asked of this scope. Indicators without one are left out.
 */
export async function readBudgets(
  actor: Actor,
  scope: Scope,
  now: Date,
): Promise<ExecutiveDashboard['budgets']> {
  const all = await listObjectives();
  const chosen = INDICATOR_IDS.flatMap((indicator): Objective[] => {
    const own = all.filter((objective) => objective.indicator === indicator);
    const found = own.find((objective) => isFor(objective, scope)) ?? own.find((each) => isFor(each, {}));
    const { zone = null, service = null, environment = null } = scope;
    return found ? [{ ...found, zone, service, environment }] : [];
  });
  const summaries = await summariseObjectives(actor, chosen, now);
  return summaries.map(({ objective, status, isMet, budget, burn }) => ({
    indicator: objective.indicator,
    objectiveId: objective.id,
    status,
    isMet,
    remaining: budget?.remaining ?? null,
    burn,
  }));
}

const isFor = (objective: Objective, { zone, service, environment }: Scope): boolean =>
  objective.zone === (zone ?? null) &&
  objective.service === (service ?? null) &&
  objective.environment === (environment ?? null);
