import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { SUBJECT_PARTS, type AlertSubject } from '@/lib/domain/alerting/subject';
import { sharedValue } from '@/lib/domain/shared-value';
import { dedupeKey } from './dedupe-key';

/** The conditions that are one alert, as one. */
export type Finding = {
  key: string;
  drillId: string | null;
  condition: AlertCondition;
  /** How many of them hold. */
  conditions: number;
  severity: AlertSeverity;
};

/**
 * Merges the conditions that agree in what the rule names: the gravest and then the worst of those that hold speaks for
 * them, with the parts of the subject in which all agree. Where none holds and of one nobody can tell, nobody can tell
 * of all.
 */
export function mergeConditions(
  rule: Pick<AlertRule, 'dedupeBy' | 'severity'>,
  conditions: readonly AlertCondition[],
  drillOf: (condition: AlertCondition) => string | null,
): Map<string, Finding> {
  const byKey = new Map<string, { drillId: string | null; all: AlertCondition[] }>();
  for (const condition of conditions) {
    const drillId = drillOf(condition);
    const key = dedupeKey(rule.dedupeBy, condition.subject, drillId);
    const found = byKey.get(key);
    if (found) found.all.push(condition);
    else byKey.set(key, { drillId, all: [condition] });
  }
  return new Map(
    [...byKey].map(([key, { drillId, all }]) => [key, { key, drillId, ...mergeAll(rule.severity, all) }]),
  );
}

function mergeAll(
  ruleSeverity: AlertSeverity,
  all: readonly AlertCondition[],
): Omit<Finding, 'key' | 'drillId'> {
  const outcome = all.some((each) => each.outcome === 'true')
    ? 'true'
    : all.some((each) => each.outcome === 'no-data')
      ? 'no-data'
      : 'false';
  const like = all.filter((each) => each.outcome === outcome);
  // What is missing wakes nobody unless its detector says so: what lost its data has alerts of its own.
  const severityOf = (each: AlertCondition) =>
    each.severity ?? (outcome === 'no-data' ? 'ticket' : ruleSeverity);
  const isPage = (each: AlertCondition) => Number(severityOf(each) === 'page');
  const [worst] = like.toSorted(
    (one, other) => isPage(other) - isPage(one) || excessOf(other) - excessOf(one),
  );
  const since = like.flatMap(({ sinceMs }) => (sinceMs === null ? [] : [sinceMs]));
  const more = outcome === 'true' ? like.length - 1 : 0;
  return {
    conditions: outcome === 'true' ? like.length : 0,
    severity: severityOf(worst!),
    condition: {
      ...worst!,
      subject: agreeOn(like),
      sentence: more === 0 ? worst!.sentence : `${worst!.sentence} The same holds for ${more} more.`,
      sinceMs: since.length === 0 ? null : Math.min(...since),
      firing: [...new Set(like.flatMap(({ firing }) => firing))],
      changes: [...new Set(like.flatMap(({ changes }) => changes))].slice(0, MOST_CHANGES),
    },
  };
}

const MOST_CHANGES = 20;

/** How far beyond its threshold, on whichever side of it trouble lies, in thresholds. */
const excessOf = ({ value, threshold }: AlertCondition): number =>
  value === null || threshold === null ? 0 : Math.abs(value - threshold) / (Math.abs(threshold) || 1);

const agreeOn = (conditions: readonly AlertCondition[]): AlertSubject =>
  Object.fromEntries(
    SUBJECT_PARTS.map((part) => [part, sharedValue(conditions.map(({ subject }) => subject[part]))]),
  ) as AlertSubject;
