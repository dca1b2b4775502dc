import type { SloRule, SloRuleState } from '@/lib/domain/read-models/objectives';
import type { BuiltRule } from '@/lib/slo/build-rules';
import { describeRule } from '@/lib/slo/describe-rule';
import type { RuleVerdict } from '@/lib/slo/evaluate-rule';
import { writeUnbounded } from './in-json';

/** A rule with its effective threshold, as the API tells it. */
export const writeRule = (built: BuiltRule, budgetRatio: number): SloRule => ({
  name: built.rule.id,
  preset: built.preset,
  severity: built.rule.severity,
  longSeconds: built.rule.longMs / 1_000,
  shortSeconds: built.rule.shortMs / 1_000,
  factor: built.rule.factor,
  consumption: built.rule.consumption,
  minTotal: built.rule.gates.minTotal,
  minBad: built.rule.gates.minBad,
  errorRatioThreshold: built.errorRatioThreshold,
  isReachable: built.isReachable,
  detectSeconds: built.detectMs === null ? null : built.detectMs / 1_000,
  isNoisy: built.isNoisy,
  meaning: describeRule(built, { budgetRatio }),
});

/** The same with how the rule stands. */
export const writeRuleState = (
  built: BuiltRule & { verdict: RuleVerdict },
  budgetRatio: number,
): SloRuleState => ({
  ...writeRule(built, budgetRatio),
  state: stateOf(built),
  longBurn: writeUnbounded(built.verdict.longBurn),
  shortBurn: writeUnbounded(built.verdict.shortBurn),
  consumed: writeUnbounded(built.verdict.consumed),
});

function stateOf({ isReachable, verdict }: BuiltRule & { verdict: RuleVerdict }): SloRuleState['state'] {
  if (!isReachable) return 'unreachable';
  if (verdict.isFiring) return 'firing';
  if (verdict.longBurn === null) return 'no-data';
  return verdict.isGated && verdict.longBurn > 0 ? 'too-few-events' : 'quiet';
}
