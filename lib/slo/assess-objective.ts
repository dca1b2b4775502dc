import type { Objective } from '@/lib/domain/objective';
import { assessBudget, type BudgetAssessment } from './assess-budget';
import { assessLookback, type Lookback } from './assess-lookback';
import { buildRules, type BuiltRule } from './build-rules';
import { burnRate } from './burn-rate';
import { defaultGates } from './burn-rule';
import type { CountsBetween } from './counts';
import { errorBudgetRatio } from './error-budget-ratio';
import { evaluateRule, type RuleVerdict } from './evaluate-rule';
import { judgeStatus, type SloStatus } from './judge-status';
import { spanOf, type ObjectiveSpan } from './objective-window';
import { resolutionOf } from './resolution';

const HOUR_MS = 3_600_000;

/** The look-backs that are shown beside those of the rules. */
const SHOWN_MS = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS];

/** The long and the short window that a status is told from, with the threshold of both. */
export type StatusWindows = { longMs: number; shortMs: number; factor: number };

/** What an objective asks for, apart from any data. */
export type ObjectivePlan = {
  budgetRatio: number;
  span: ObjectiveSpan;
  rules: readonly BuiltRule[];
  status: StatusWindows;
  /** Every length of time before now that is looked at, milliseconds. */
  lookbacksMs: readonly number[];
};

/**
 * Plans how an objective is judged as of a time: its window, its rules, and the first rung of the ladder
 * that its target can reach, which tells its status. Throws `RangeError` without a target.
 */
export function planObjective(
  { target, window, rules, indicator }: Pick<Objective, 'target' | 'window' | 'rules' | 'indicator'>,
  asOfMs: number,
): ObjectivePlan {
  if (target === null) throw new RangeError(`The objective of ${indicator} has no target.`);
  const budgetRatio = errorBudgetRatio(target);
  const span = spanOf(window, asOfMs);
  const of = { windowMs: span.windowMs, budgetRatio, resolutionMs: resolutionOf(indicator) };
  const built = buildRules(rules, of);
  const rungs = buildRules([{ preset: 'ladder' }], of);
  const { rule } = rungs.find(({ isReachable }) => isReachable) ?? rungs.at(-1)!;
  const lookbacks = [
    ...SHOWN_MS.filter((ms) => ms < span.windowMs && ms >= of.resolutionMs),
    ...[rule, ...built.map((each) => each.rule)].flatMap(({ longMs, shortMs }) => [longMs, shortMs]),
  ];
  return {
    budgetRatio,
    span,
    rules: built,
    status: { longMs: rule.longMs, shortMs: rule.shortMs, factor: rule.factor },
    lookbacksMs: [...new Set(lookbacks)].toSorted((left, right) => left - right),
  };
}

export type ObjectiveAssessment = {
  budget: BudgetAssessment;
  status: SloStatus;
  longBurn: number | null;
  shortBurn: number | null;
  rules: readonly (BuiltRule & { verdict: RuleVerdict })[];
  /** What the look-backs that are shown did to the budget, the shortest first. */
  lookbacks: readonly (Lookback & { ms: number })[];
};

/**
 * Judges an objective from what was counted before `asOfMs`. `firstMs` is when the first event of all
 * happened, or null. Source: slo.md §4–§7.
 */
export function assessObjective(
  plan: ObjectivePlan,
  countsBetween: CountsBetween,
  asOfMs: number,
  firstMs: number | null,
): ObjectiveAssessment {
  const { budgetRatio, span, status } = plan;
  const budget = assessBudget(countsBetween(span.startMs, asOfMs), {
    budgetRatio,
    windowMs: span.windowMs,
    elapsed: span.elapsed,
  });
  const long = countsBetween(asOfMs - status.longMs, asOfMs);
  const short = countsBetween(asOfMs - status.shortMs, asOfMs);
  const watched = { ...span, budgetRatio, firstMs };
  return {
    budget,
    status: judgeStatus(long, short, {
      budgetRatio,
      factor: budgetRatio === 0 ? 0 : status.factor,
      gates: defaultGates('page', budgetRatio),
    }),
    longBurn: burnRate(long, budgetRatio),
    shortBurn: burnRate(short, budgetRatio),
    rules: plan.rules.map((built) => ({
      ...built,
      verdict: evaluateRule(built.rule, countsBetween, asOfMs, watched),
    })),
    lookbacks: SHOWN_MS.filter((ms) => plan.lookbacksMs.includes(ms)).map((ms) => ({
      ms,
      ...assessLookback(countsBetween(asOfMs - ms, asOfMs), ms, budget, {
        budgetRatio,
        windowMs: span.windowMs,
      }),
    })),
  };
}
