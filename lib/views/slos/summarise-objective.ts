import type { Objective } from '@/lib/domain/objective';
import type { Completeness } from '@/lib/domain/read-models/indicators';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import type { Evidence, IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { judgeAttempts } from '@/lib/sli/judge-attempts';
import { readStatus } from '@/lib/sli/read-status';
import type { ObjectiveAssessment } from '@/lib/slo/assess-objective';
import { describeStatus } from '@/lib/slo/describe-status';
import { describeTrend } from '@/lib/slo/describe-trend';
import { divideByBudget } from '@/lib/slo/burn-rate';
import type { CountsBetween } from '@/lib/slo/counts';
import { sayShare } from '@/lib/slo/words';
import { kindOf } from './kind-of';
import type { ReadyObjective } from './read-objective';
import { writeBudget, writeBurn } from './write-budget';

/** What every summary has, whatever the objective is judged by. */
type Known = Pick<
  SloSummary,
  'objective' | 'kind' | 'indicatorName' | 'completeness' | 'firing' | 'unreachable' | 'problem' | 'sparkline'
>;

const know = (objective: Objective, { name }: IndicatorDefinition, completeness: Completeness): Known => ({
  objective,
  kind: kindOf(objective),
  indicatorName: name,
  completeness,
  firing: [],
  unreachable: [],
  problem: null,
  sparkline: [],
});

/** An objective with a budget: its status from the burn rates, what is left, and who may page. */
export function summariseBudget(
  { objective, definition, plan, asOfMs }: ReadyObjective,
  assessment: ObjectiveAssessment,
  evidence: Evidence,
  completeness: Completeness,
  sparkline: SloSummary['sparkline'],
): SloSummary {
  const { state, value } = definition.measure(evidence);
  const isMeasured = assessment.budget.sli !== null;
  return {
    ...know(objective, definition, completeness),
    status: assessment.status,
    isMet: assessment.budget.met,
    sentence: isMeasured ? describeStatus(plan, assessment) : describeNothing(state),
    value,
    state,
    budget: isMeasured ? writeBudget(plan, assessment, asOfMs) : null,
    burn: isMeasured ? writeBurn(plan, assessment) : null,
    firing: assessment.rules.filter(({ verdict }) => verdict.isFiring).map(({ rule }) => rule.id),
    unreachable: plan.rules.filter(({ isReachable }) => !isReachable).map(({ rule }) => rule.id),
    sparkline,
  };
}

/** M3: judged by the interval of its estimate; it has a budget, but nobody is paged by it. */
export function summariseReview(
  { objective, definition, plan, asOfMs }: ReadyObjective,
  assessment: ObjectiveAssessment,
  evidence: Evidence,
  completeness: Completeness,
): SloSummary {
  const measured = definition.measure(evidence);
  const isMeasured = measured.value !== null;
  const verdict = readStatus({ ...definition, objective: Number(objective.target) }, measured, null);
  return {
    ...know(objective, definition, completeness),
    status: isMeasured ? 'acceptable' : measured.state === 'no-data' ? 'no-data' : 'too-few-events',
    isMet: verdict === 'met' ? true : verdict === 'breached' ? false : null,
    sentence: isMeasured
      ? `${sayShare(measured.value!)} of the denials were right, estimated from reviews; ${describeReview(verdict)}.`
      : describeNothing(measured.state),
    value: measured.value,
    state: measured.state,
    budget: isMeasured ? writeBudget(plan, assessment, asOfMs) : null,
    burn: null,
  };
}

const describeReview = (verdict: string): string =>
  verdict === 'met'
    ? 'the whole interval lies above the objective'
    : verdict === 'breached'
      ? 'the whole interval lies below the objective'
      : 'the interval holds the objective, so that more reviews are needed to tell';

/** M8: judged by the trend of four weeks. */
export function summariseTrend(
  objective: Objective,
  definition: IndicatorDefinition,
  evidence: Evidence,
  attempts: readonly (number | null)[],
  completeness: Completeness,
): SloSummary {
  const { value, state } = definition.measure(evidence);
  const trend = judgeAttempts(attempts);
  return {
    ...know(objective, definition, completeness),
    status: TREND_STATUS[trend.verdict],
    isMet: trend.status === 'met' ? true : trend.status === 'no-data' ? null : false,
    sentence: describeTrend(trend),
    value,
    state,
    budget: null,
    burn: null,
  };
}

const TREND_STATUS = {
  'all-zero': 'acceptable',
  decreasing: 'acceptable',
  'no-trend': 'acceptable',
  increasing: 'increasing',
  'insufficient-data': 'too-few-events',
} as const;

/** An objective that cannot be reckoned, with the reason; the others are shown all the same. */
export const summariseProblem = (
  objective: Objective,
  definition: IndicatorDefinition,
  completeness: Completeness,
  problem: string,
): SloSummary => ({
  ...know(objective, definition, completeness),
  status: 'no-data',
  isMet: null,
  sentence: problem,
  value: null,
  state: 'no-data',
  budget: null,
  burn: null,
  problem,
});

const describeNothing = (state: SloSummary['state']): string =>
  ({
    measured: 'Nothing was measured in the window of the objective.',
    'no-data': 'Nothing was measured in the window of the objective.',
    'no-denominator': 'Something was seen, but nobody tells of how many: there is no denominator.',
    'insufficient-review': 'Too few denials have been reviewed to tell.',
  })[state];

/** The share of the budget that each day consumed, by events; null for a day without data. */
export function drawConsumption(
  counts: CountsBetween,
  days: readonly number[],
  allowedBad: number | null,
): SloSummary['sparkline'] {
  return days.slice(0, -1).map((fromMs, index) => {
    const day = counts(fromMs, days[index + 1]!);
    const isMeasured = day.total > 0 && allowedBad !== null && allowedBad > 0;
    return {
      at: new Date(fromMs).toISOString(),
      value: isMeasured ? divideByBudget(day.bad, allowedBad) : null,
    };
  });
}
