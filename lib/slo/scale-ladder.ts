import type { RULE_SEVERITIES } from '@/lib/domain/objective';
import { divideByBudget, maxBurnRate } from './burn-rate';
import { exceeds } from './exceeds';

export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

/** A rung fires while the burn rates of its long and its short window are both above `factor`. */
export type LadderRung = {
  rung: number;
  severity: RuleSeverity;
  /** The share of the budget that a burn at this factor spends within the long window. */
  budgetShare: number;
  longMs: number;
  shortMs: number;
  factor: number;
  /** What the factor means in plain numbers: the share of bad events above which the rung fires. */
  errorRatioThreshold: number;
  /** False when even an outage of everything does not burn fast enough. */
  isReachable: boolean;
  /** Its short window is under five minutes: hidden unless asked for. */
  isNoisy: boolean;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;
const SHORT_PART = 12;
const SHORTEST_CALM_MS = 5 * MINUTE_MS;

/** Google, Site Reliability Workbook, ch. 5: for a window of 30 days. */
const RUNGS = [
  { severity: 'page', budgetShare: 0.02, longMs: HOUR_MS },
  { severity: 'page', budgetShare: 0.05, longMs: 6 * HOUR_MS },
  { severity: 'ticket', budgetShare: 0.1, longMs: DAY_MS },
  { severity: 'ticket', budgetShare: 0.1, longMs: 3 * DAY_MS },
] as const;

/**
 * The multi-window, multi-burn-rate ladder for any window and budget. Windows of about a month keep the
 * workbook's hours; others scale the hours instead of the factors, since a factor below 1 would alert while
 * under budget. Source: slo.md §5.
 */
export function scaleLadder(windowMs: number, budgetRatio: number): LadderRung[] {
  const isMonth = windowMs >= 28 * DAY_MS && windowMs <= 31 * DAY_MS + HOUR_MS;
  return RUNGS.map(({ severity, budgetShare, longMs: longOfMonth }, index) => {
    const minutesOfMonth = longOfMonth / MINUTE_MS;
    const longMinutes = isMonth ? minutesOfMonth : roundHalfUp((minutesOfMonth * windowMs) / MONTH_MS);
    const longMs = longMinutes * MINUTE_MS;
    const shortMs = roundHalfUp(longMinutes / SHORT_PART) * MINUTE_MS;
    const factor = (budgetShare * windowMs) / longMs;
    return {
      rung: index + 1,
      severity,
      budgetShare,
      longMs,
      shortMs,
      factor,
      errorRatioThreshold: factor * budgetRatio,
      isReachable: exceeds(maxBurnRate(budgetRatio), factor),
      isNoisy: shortMs < SHORTEST_CALM_MS,
    };
  });
}

/**
 * How long a constant share of bad events lasts before a rung's long window is above its factor,
 * milliseconds; null when it never is. Source: slo.md §4 (detection time).
 */
export function timeToDetect(
  { factor, longMs }: Pick<LadderRung, 'factor' | 'longMs'>,
  budgetRatio: number,
  errorRatio = 1,
): number | null {
  if (!exceeds(divideByBudget(errorRatio, budgetRatio), factor)) return null;
  return (factor * budgetRatio * longMs) / errorRatio;
}

/** To whole minutes, one at least. */
const roundHalfUp = (minutes: number): number => Math.max(1, Math.floor(minutes + 0.5));
