import { burnRate } from './burn-rate';
import type { BurnRule } from './burn-rule';
import type { Counts, CountsBetween } from './counts';
import { exceeds } from './exceeds';
import { referenceTotal } from './reference-total';
import { readConsumption } from './seed-rule';

/** The objective that a rule watches, as of a time; milliseconds. */
export type WatchedWindow = {
  /** Where the objective's window starts: `asOf − windowMs` of a rolling one, its first instant of a calendar one. */
  startMs: number;
  windowMs: number;
  budgetRatio: number;
  /** The share of the window that is over: 1 of a rolling one. */
  elapsed: number;
  /** When its first event happened, or null: projects short histories for consumption by events. */
  firstMs: number | null;
};

export type RuleVerdict = {
  isFiring: boolean;
  longBurn: number | null;
  shortBurn: number | null;
  /** What the consumption clause compared; null for rules without it and without data. */
  consumed: number | null;
  /** The long window has fewer observations than the gates ask for: it could not fire. */
  isGated: boolean;
};

/**
 * Evaluates a rule at a time. Rules have no memory: the verdict follows from the windows alone, so a rule
 * resolves when its short window recovers. Nothing measured fires nothing. Source: slo.md §5, §6, §7.
 */
export function evaluateRule(
  rule: BurnRule,
  countsBetween: CountsBetween,
  asOfMs: number,
  objective: WatchedWindow,
): RuleVerdict {
  const { budgetRatio } = objective;
  const long = countsBetween(asOfMs - rule.longMs, asOfMs);
  const longBurn = burnRate(long, budgetRatio);
  const shortBurn = burnRate(countsBetween(asOfMs - rule.shortMs, asOfMs), budgetRatio);
  const isGated = long.n < rule.gates.minTotal || long.b < rule.gates.minBad;
  const isBurning =
    longBurn !== null &&
    shortBurn !== null &&
    exceeds(longBurn, rule.factor) &&
    exceeds(shortBurn, rule.factor);
  const consumed = rule.consumption && consumedBy(rule, long, countsBetween, asOfMs, objective);
  const isConsumed =
    rule.consumption === null || (consumed !== null && exceeds(consumed, rule.consumption.share));
  return { isFiring: isBurning && isConsumed && !isGated, longBurn, shortBurn, consumed, isGated };
}

function consumedBy(
  { consumption, longMs }: BurnRule,
  long: Counts,
  countsBetween: CountsBetween,
  asOfMs: number,
  { startMs, windowMs, budgetRatio, elapsed, firstMs }: WatchedWindow,
): number | null {
  if (!consumption) return null;
  const window = countsBetween(startMs, asOfMs);
  const ageMs = asOfMs - Math.max(startMs, firstMs ?? startMs);
  return readConsumption(
    {
      long,
      longMs,
      window,
      windowMs,
      budgetRatio,
      elapsed,
      referenceTotal: referenceTotal(window.total, ageMs, windowMs),
    },
    consumption,
  );
}
