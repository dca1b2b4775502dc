import { maxBurnRate } from './burn-rate';
import type { BurnRule } from './burn-rule';
import { exceeds } from './exceeds';

/** What a rule means for an objective, in plain numbers; traffic is taken as even. */
export type RuleAnalysis = {
  /** The burn over the long window that the consumption clause asks for; null if it asks for none of it. */
  consumptionBurn: number | null;
  /** The clause that decides over the long window; the other is implied by it. */
  binding: 'burn-rate' | 'budget';
  /** The share of bad events over the long window above which it fires; 1 and above it never can. */
  errorRatioNeeded: number;
  /** False when even an outage of everything cannot make it fire: to be said when it is edited. */
  isReachable: boolean;
  /** How long an outage of everything lasts until it fires, milliseconds; null if it never does. */
  timeToDetectMs: number | null;
  /** The share of the budget that is spent over the long window at the burn that it needs. */
  budgetShareAtDetection: number;
};

/**
 * Says what a rule asks for, given an objective's window and budget. The reading `cumulative` of the
 * consumption clause adds nothing to the burn that is needed, but time until enough is consumed, reckoned
 * from an untouched budget. Source: slo.md §4 (detection time), §5, §6.
 */
export function analyseRule(
  { longMs, factor, consumption }: Pick<BurnRule, 'longMs' | 'factor' | 'consumption'>,
  windowMs: number,
  budgetRatio: number,
): RuleAnalysis {
  const consumptionBurn = consumption?.reading === 'hour' ? (consumption.share * windowMs) / longMs : null;
  const isBudgetBinding = consumptionBurn !== null && exceeds(consumptionBurn, factor);
  const burnNeeded = isBudgetBinding ? consumptionBurn : factor;
  const isReachable = exceeds(maxBurnRate(budgetRatio), burnNeeded);
  const timeToConsume =
    consumption?.reading === 'cumulative' ? consumption.share * budgetRatio * windowMs : 0;
  return {
    consumptionBurn,
    binding: isBudgetBinding ? 'budget' : 'burn-rate',
    errorRatioNeeded: burnNeeded * budgetRatio,
    isReachable,
    timeToDetectMs: isReachable ? Math.max(burnNeeded * budgetRatio * longMs, timeToConsume) : null,
    budgetShareAtDetection: (burnNeeded * longMs) / windowMs,
  };
}
