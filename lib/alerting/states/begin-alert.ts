import { cutText } from '@/lib/domain/cut-text';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { ABOUT_DETECTORS } from '@/lib/domain/alerting/detectors';
import { SUBJECT_PARTS } from '@/lib/domain/alerting/subject';
import type { Finding } from '../dedupe/merge-conditions';

const MOST_TITLE = 300;

/** What an alert is called: its rule and what of the subject is known, by its name where it has one. */
export function titleOf(
  rule: Pick<AlertRule, 'name'>,
  { subject, itemName }: Pick<AlertCondition, 'subject' | 'itemName'>,
): string {
  const named = subject.item === null ? subject : { ...subject, item: itemName ?? subject.item };
  const about = SUBJECT_PARTS.flatMap((part) => named[part] ?? []).join(', ');
  const title = about === '' ? rule.name : `${rule.name}: ${about}`;
  return title.length > MOST_TITLE ? `${cutText(title, MOST_TITLE - 1)}…` : title;
}

/** What a finding says of an alert whose condition holds, or of which nobody can tell. */
export const takeFinding = (rule: Pick<AlertRule, 'name'>, { condition, conditions }: Finding) => ({
  ...condition.subject,
  title: titleOf(rule, condition),
  sentence: condition.sentence,
  value: condition.value,
  threshold: condition.threshold,
  unit: condition.unit,
  burn: condition.burn,
  firing: condition.firing,
  changes: condition.changes,
  conditions: Math.max(1, conditions),
});

type Beginning = {
  rule: AlertRule;
  finding: Finding;
  objectiveRevision: number | null;
  /** The one of the same that ended before; null where that was long ago. */
  reopens: string | null;
  sinceMs: number;
  nowMs: number;
  id: string;
};

/** A new alert, whose condition holds or of which nobody can tell, and that has not fired yet. */
export function beginAlert({ rule, finding, sinceMs, nowMs, id, ...rest }: Beginning): AlertRecord {
  const { failure, cause, category } = ABOUT_DETECTORS[rule.detector];
  return {
    ...takeFinding(rule, finding),
    objectiveRevision: rest.objectiveRevision,
    reopens: rest.reopens,
    id,
    version: 0,
    ruleId: rule.id,
    ruleRevision: rule.revision,
    ruleName: rule.name,
    detector: rule.detector,
    failure,
    cause,
    category,
    severity: finding.severity,
    phase: 'pending',
    state: 'pending',
    dedupeKey: finding.key,
    owner: null,
    labels: rule.labels,
    outcome: finding.condition.outcome,
    outcomeSinceMs: sinceMs,
    lowerSinceMs: null,
    pendingSinceMs: sinceMs,
    openedAtMs: null,
    lastTrueAtMs: nowMs,
    acknowledgedAtMs: null,
    acknowledgedBy: null,
    acknowledgeNote: null,
    resolvedAtMs: null,
    resolvedBy: null,
    resolution: null,
    clearedAtMs: null,
    groupId: null,
    inhibitedBy: null,
    silences: [],
    quietUntilMs: null,
    toldAs: null,
    toldSeverity: null,
    endToldAtMs: null,
    runbook: rule.runbook,
    incidentId: null,
    drillId: finding.drillId,
  };
}
