import { burnRate, divideByBudget } from './burn-rate';
import type { Counts } from './counts';

/**
 * "Alert when burn rate > 4x expected and cumulative error budget consumption exceeds 25% in 1 hour" can be
 * read in two ways: `hour` asks how much of the budget the last hour consumed, `cumulative` how much of it
 * is consumed by now.
 */
export type SeedReading = 'hour' | 'cumulative';

/** Consumption as if traffic were even (`time`), or by the events themselves. */
export type SeedBasis = 'time' | 'events';

export const SEED_BURN_RATE = 4;
export const SEED_BUDGET_SHARE = 0.25;
export const SEED_LONG_MS = 3_600_000;
/** Added so that the rule resolves soon after the burning ends, as the ladder does. */
export const SEED_SHORT_MS = 300_000;

/** What the rule looks at. */
export type ConsumptionEvidence = {
  /** The long window of the rule, an hour. */
  long: Counts;
  longMs: number;
  /** From the start of the objective's window to now. */
  window: Counts;
  windowMs: number;
  budgetRatio: number;
  /** The events that the whole window is expected to hold: see `referenceTotal`. */
  referenceTotal: number;
  /** The share of the window that is over: 1 unless it is a calendar window. */
  elapsed?: number;
};

/** How the consumption clause of a rule reads, and the share of the budget that it asks for. */
export type Consumption = { reading: SeedReading; basis: SeedBasis; share: number };

/** The share of the budget that the consumption clause compares; null when nothing was measured. */
export function readConsumption(
  { long, longMs, window, windowMs, budgetRatio, referenceTotal, elapsed = 1 }: ConsumptionEvidence,
  { reading, basis }: Omit<Consumption, 'share'>,
): number | null {
  const counts = reading === 'hour' ? long : window;
  const burn = burnRate(counts, budgetRatio);
  if (burn === null) return null;
  if (basis === 'events') return divideByBudget(counts.bad, budgetRatio * referenceTotal);
  return reading === 'hour' ? (burn * longMs) / windowMs : burn * elapsed;
}
