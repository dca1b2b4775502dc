import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import type { AlertBurn, AlertCondition } from '@/lib/domain/alerting/condition';
import type { Objective } from '@/lib/domain/objective';
import type { BuiltRule } from '@/lib/slo/build-rules';
import { assessBudget } from '@/lib/slo/assess-budget';
import type { CountsBetween } from '@/lib/slo/counts';
import { evaluateRule, type RuleVerdict, type WatchedWindow } from '@/lib/slo/evaluate-rule';
import { sayDuration, sayShare, sayTimes } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';

/** An objective as the rule watches it at a time. */
export type WatchedObjective = {
  objective: Pick<Objective, 'id' | 'name' | 'indicator' | 'zone' | 'service' | 'environment'>;
  rules: readonly BuiltRule[];
  /** Its window, as of the time that it is judged as of. */
  window: WatchedWindow;
  /** Its counts, corrections applied. */
  counts: CountsBetween;
  /** How long nothing has come, and from when on that is too long; null where nothing is expected. */
  absence: { lastedMs: number; boundMs: number } | null;
};

type Evaluated = BuiltRule & { verdict: RuleVerdict };

/** The gravest and fastest first. */
const byGravity = (one: Evaluated, other: Evaluated): number =>
  Number(one.rule.severity === 'ticket') - Number(other.rule.severity === 'ticket') ||
  one.rule.longMs - other.rule.longMs;

/**
 * Judges the burn rules of an objective as of a time, by the functions that its page is told from: one condition that
 * carries every rule that fires and the highest severity, but none above the alert rule's own. Rungs that the target
 * cannot reach stay quiet by themselves. Where nothing came for too long, nobody can tell. Source: slo.md §5, §6.
 */
export function judgeObjective(
  { objective, rules, window, counts, absence }: WatchedObjective,
  asOfMs: number,
  highest: AlertSeverity,
): AlertCondition {
  const evaluated = rules.map((built) => ({
    ...built,
    verdict: evaluateRule(built.rule, counts, asOfMs, window),
  }));
  const firing = evaluated.filter(({ verdict }) => verdict.isFiring).toSorted(byGravity);
  const shown = firing[0] ?? evaluated.find(({ isReachable }) => isReachable) ?? evaluated[0];
  const remaining = assessBudget(counts(window.startMs, asOfMs), window).remaining;
  const { id, name, indicator, zone, service, environment } = objective;
  const base = {
    subject: { zone, service, environment, item: id },
    itemName: name,
    threshold: shown ? finite(shown.effectiveFactor) : null,
    value: finite(shown?.verdict.longBurn ?? null),
    unit: 'burn' as const,
    burn: shown ? writeBurn(shown, { objectiveId: id, indicator, remaining }) : null,
  };
  if (firing.length > 0) {
    const severity = firing.some(({ rule }) => rule.severity === 'page') ? 'page' : 'ticket';
    return makeCondition({
      ...base,
      outcome: 'true',
      sinceMs: asOfMs,
      severity: highest === 'page' ? severity : 'ticket',
      firing: firing.map(({ rule }) => rule.id),
      sentence: describeBurn(objective.name, firing[0]!, remaining, window.budgetRatio),
    });
  }
  if (absence && absence.lastedMs > absence.boundMs)
    return makeCondition({
      ...base,
      outcome: 'no-data',
      sinceMs: asOfMs - absence.lastedMs,
      sentence: `Nothing was measured of ${objective.name} for ${sayDuration(absence.lastedMs)}, though events are expected: nobody can tell whether it is met.`,
    });
  return makeCondition({
    ...base,
    outcome: 'false',
    sentence:
      shown?.verdict.longBurn === null || !shown
        ? `Nothing was measured of ${objective.name}.`
        : `${objective.name} burns ${sayTimes(shown.verdict.longBurn)} of what is expected over ${sayDuration(shown.rule.longMs)}.`,
  });
}

function describeBurn(name: string, { rule, verdict }: Evaluated, left: number | null, budgetRatio: number) {
  const windows = `${sayDuration(rule.longMs)} and ${sayDuration(rule.shortMs)}`;
  if (budgetRatio === 0) return `${name} allows no violation, and both the last ${windows} hold one.`;
  const budget = left === null ? '' : `; ${sayShare(left)} of the budget is left`;
  return `“${name}” burns its error budget ${sayTimes(verdict.longBurn ?? 0)} over ${sayDuration(rule.longMs)} and ${sayTimes(verdict.shortBurn ?? 0)} over ${sayDuration(rule.shortMs)}, above ${sayTimes(rule.factor)}${budget}.`;
}

/** Numbers of a condition are finite; what is without bound is said by `isUnbounded`. */
const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

const writeBurn = (
  { rule, verdict }: Evaluated,
  { objectiveId, indicator, remaining }: { objectiveId: string; indicator: string; remaining: number | null },
): AlertBurn => ({
  objectiveId,
  indicator,
  long: finite(verdict.longBurn),
  longSeconds: rule.longMs / 1_000,
  short: finite(verdict.shortBurn),
  shortSeconds: rule.shortMs / 1_000,
  isUnbounded: verdict.longBurn === Infinity || verdict.shortBurn === Infinity,
  budgetLeft: finite(remaining),
});
