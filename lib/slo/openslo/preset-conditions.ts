import type { ObjectiveWindow, RuleSetting } from '@/lib/domain/objective';
import { scaleLadder } from '../scale-ladder';
import { SEED_BUDGET_SHARE, SEED_BURN_RATE, SEED_LONG_MS } from '../seed-rule';
import { writeDuration } from './duration';

/** A burn rate over one window, which is what an alert condition of OpenSLO can say. */
export type BurnCondition = { severity: string; threshold: number; lookbackWindow: string };
export type PresetCondition = BurnCondition & { name: string };

const DAY_MS = 86_400_000;
/** Thresholds are for calendar windows of usual length: each real one has its own. */
const USUAL_DAYS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

/**
 * What a preset comes to for a window, in conditions of OpenSLO: all that other tools can read of it. The
 * target has no part in this, since thresholds are burn rates.
 */
export function presetConditions(
  rule: Exclude<RuleSetting, { preset: 'custom' }>,
  window: ObjectiveWindow,
): PresetCondition[] {
  const windowMs = (window.type === 'rolling' ? window.days : USUAL_DAYS[window.period]) * DAY_MS;
  if (rule.preset === 'ladder')
    return scaleLadder(windowMs, 1).map(({ rung, severity, factor, longMs }) => ({
      name: `ladder-rung-${rung}`,
      severity,
      threshold: round(factor),
      lookbackWindow: writeDuration(longMs / 60_000),
    }));
  const burn =
    rule.preset === 'seed-hour' && rule.basis === 'time'
      ? Math.max(SEED_BURN_RATE, (SEED_BUDGET_SHARE * windowMs) / SEED_LONG_MS)
      : SEED_BURN_RATE;
  return [
    {
      name: rule.preset,
      severity: 'page',
      threshold: round(burn),
      lookbackWindow: writeDuration(SEED_LONG_MS / 60_000),
    },
  ];
}

/** Without the remains of binary fractions, such as 2.8000000000000003. */
const round = (value: number): number => Number(value.toPrecision(12));
