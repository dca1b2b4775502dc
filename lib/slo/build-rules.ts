import type { RuleSetting } from '@/lib/domain/objective';
import { analyseRule } from './analyse-rule';
import { defaultGates, makeSeedRule, toLadderRule, type BurnRule } from './burn-rule';
import { scaleLadder } from './scale-ladder';

const MINUTE_MS = 60_000;
const SHORTEST_CALM_MS = 5 * MINUTE_MS;

/** A rule with what it means for its objective. */
export type BuiltRule = {
  rule: BurnRule;
  preset: RuleSetting['preset'];
  /** The burn rate over the long window above which it fires, whichever of its clauses decides. */
  effectiveFactor: number;
  /** The share of bad events above which it fires; above 1 it cannot. */
  errorRatioThreshold: number;
  isReachable: boolean;
  /** How long an outage of everything lasts until it fires, milliseconds; null if it never does. */
  detectMs: number | null;
  isNoisy: boolean;
};

/**
 * The rules of an objective: presets scaled to its window, and those of one's own. Windows are not shorter
 * than `resolutionMs`, since an indicator says nothing about less. Source: slo.md §5–§7.
 */
export function buildRules(
  settings: readonly RuleSetting[],
  { windowMs, budgetRatio, resolutionMs }: { windowMs: number; budgetRatio: number; resolutionMs: number },
): BuiltRule[] {
  const widen = (ms: number) => Math.max(1, Math.ceil(ms / resolutionMs)) * resolutionMs;
  return settings.flatMap((setting): BuiltRule[] => {
    const made = makeRules(setting, windowMs, budgetRatio).map((rule) => ({
      ...rule,
      longMs: widen(rule.longMs),
      shortMs: widen(rule.shortMs),
    }));
    return made.map((rule) => ({ rule, preset: setting.preset, ...explain(rule, windowMs, budgetRatio) }));
  });
}

function makeRules(setting: RuleSetting, windowMs: number, budgetRatio: number): BurnRule[] {
  switch (setting.preset) {
    case 'ladder':
      return scaleLadder(windowMs, budgetRatio).map((rung) =>
        toLadderRule(rung, defaultGates(rung.severity, budgetRatio)),
      );
    case 'seed-hour':
      return [makeSeedRule('hour', defaultGates('page', budgetRatio), setting.basis)];
    case 'seed-cumulative':
      return [makeSeedRule('cumulative', defaultGates('page', budgetRatio), setting.basis)];
    case 'custom':
      return [
        {
          id: setting.name,
          severity: setting.severity,
          longMs: setting.longMinutes * MINUTE_MS,
          shortMs: setting.shortMinutes * MINUTE_MS,
          factor: setting.factor,
          consumption: null,
          gates: { minTotal: setting.minTotal, minBad: setting.minBad },
        },
      ];
  }
}

function explain(rule: BurnRule, windowMs: number, budgetRatio: number): Omit<BuiltRule, 'rule' | 'preset'> {
  const analysis = analyseRule(rule, windowMs, budgetRatio);
  return {
    effectiveFactor: Math.max(rule.factor, isByTime(rule) ? (analysis.consumptionBurn ?? 0) : 0),
    errorRatioThreshold: analysis.errorRatioNeeded,
    isReachable: analysis.isReachable,
    detectMs: analysis.timeToDetectMs,
    isNoisy: rule.shortMs < SHORTEST_CALM_MS,
  };
}

/** By events the share depends on traffic, so that no burn rate stands for it. */
const isByTime = ({ consumption }: BurnRule) => consumption?.basis === 'time';
