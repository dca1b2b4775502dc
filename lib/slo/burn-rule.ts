import type { Gates } from './judge-status';
import type { LadderRung, RuleSeverity } from './scale-ladder';
import {
  SEED_BUDGET_SHARE,
  SEED_BURN_RATE,
  SEED_LONG_MS,
  SEED_SHORT_MS,
  type Consumption,
  type SeedBasis,
  type SeedReading,
} from './seed-rule';

/** An alert rule as data: fires while both burn rates are above the factor and, of the seed's rule, the share. */
export type BurnRule = {
  /** `rung-1` … `rung-4`, `seed-hour`, `seed-cumulative`, or a name of one's own. */
  id: string;
  severity: RuleSeverity;
  longMs: number;
  shortMs: number;
  factor: number;
  /** The clause about consumption that the source document's rule adds; null for rules of burn alone. */
  consumption: Consumption | null;
  gates: Gates;
};

/**
 * The gates of a rule unless somebody sets others: two bad events for a page, one for a ticket or where no
 * bad event is allowed at all. Source: slo.md §7.
 */
export const defaultGates = (severity: RuleSeverity, budgetRatio: number): Gates => ({
  minTotal: 0,
  minBad: severity === 'page' && budgetRatio > 0 ? 2 : 1,
});

/** The rule of a rung of the ladder. */
export const toLadderRule = (
  { rung, severity, longMs, shortMs, factor }: LadderRung,
  gates: Gates,
): BurnRule => ({ id: `rung-${rung}`, severity, longMs, shortMs, factor, consumption: null, gates });

/** The rule of the source document in one of its readings. */
export const makeSeedRule = (reading: SeedReading, gates: Gates, basis: SeedBasis = 'time'): BurnRule => ({
  id: `seed-${reading}`,
  severity: 'page',
  longMs: SEED_LONG_MS,
  shortMs: SEED_SHORT_MS,
  factor: SEED_BURN_RATE,
  consumption: { reading, basis, share: SEED_BUDGET_SHARE },
  gates,
});
