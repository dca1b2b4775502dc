import type {
  AlertChange,
  AlertGroup,
  AlertRecord,
  AlertTransition,
  StoredAlerts,
} from '@/lib/domain/alerting/alert-record';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { groupBy } from '@/lib/domain/group-by';
import type { Finding } from './dedupe/merge-conditions';
import { assignGroups } from './grouping/assign-groups';
import { inhibitorFinder } from './inhibition/find-inhibitor';
import type { Limits } from './limiter/limits';
import type { DueMessage } from './messages/decide-messages';
import { planMessages } from './messages/plan-messages';
import { advanceAlert } from './states/advance-alert';
import { resolveAlert } from './states/resolve-alert';
import { findClosing } from './states/find-closing';
import { settleState } from './states/settle-state';

export type EvaluationFacts = {
  rules: readonly AlertRule[];
  /** By rule and dedupe key; a rule that could not be evaluated has none, and its alerts stay as they are. */
  findings: ReadonlyMap<string, ReadonlyMap<string, Finding>>;
  stored: StoredAlerts;
  objectiveRevisionOf: (id: string) => number | null;
  isDrillOver?: (id: string) => boolean;
  silencingOf: (alert: AlertRecord, atMs: number) => readonly Silencing[];
  /** What else is known of a new alert. */
  describe: (alert: AlertRecord) => Pick<AlertRecord, 'owner' | 'runbook'>;
  limits: Limits;
  nowMs: number;
  newId: () => string;
};

export type EvaluationPlan = {
  changes: AlertChange[];
  transitions: AlertTransition[];
  /** Ids of pending alerts that never fired. */
  forgotten: string[];
  /** Those that are new or changed. */
  groups: AlertGroup[];
  messages: DueMessage[];
  /** Which silences began to hide which alerts. */
  hidden: { silenceId: string; alertId: string; atMs: number }[];
};

type Step = AlertChange & { reason: string | null };

/** What one evaluation of all rules changes and tells. */
export function planEvaluation(facts: EvaluationFacts): EvaluationPlan {
  const { stored, limits, nowMs, newId } = facts;
  const { steps, forgotten } = advanceAll(facts);
  const settled = settleAll(facts, steps);
  const firedBefore = countFired(stored, nowMs - limits.flappingWithinMs);
  const grouped = assignGroups(
    settled.map(({ after }) => after),
    {
      groups: stored.groups,
      recentMessages: stored.recentMessages,
      firedInHour: (ruleId) => firedBefore.get(ruleId) ?? 0,
      limits,
      nowMs,
      newId,
    },
  );
  const placed = settled.map((step, index) => ({ ...step, after: grouped.alerts[index]! }));
  const told = planMessages({
    changes: placed,
    endUntold: stored.endUntold,
    groups: grouped.groups,
    limits,
    nowMs,
  });
  const hidden = told.changes.flatMap(({ before, after }) =>
    after.silences
      .filter((id) => after.phase !== 'pending' && !before?.silences.includes(id))
      .map((silenceId) => ({ silenceId, alertId: after.id, atMs: nowMs })),
  );
  return {
    changes: told.changes.filter(isWorthWriting),
    transitions: settled.flatMap(({ transition }) => transition ?? []),
    forgotten,
    groups: told.groups,
    messages: told.messages,
    hidden,
  };
}

const keyOf = (ruleId: string, dedupeKey: string) => `${ruleId}\n${dedupeKey}`;

function advanceAll(facts: EvaluationFacts): { steps: Step[]; forgotten: string[] } {
  const { rules, findings, stored, objectiveRevisionOf, isDrillOver, limits, nowMs, newId } = facts;
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const openOf = new Map<string, AlertRecord>();
  const lastOf = new Map(stored.last.map((alert) => [keyOf(alert.ruleId, alert.dedupeKey), alert]));
  const recentOf = new Map(stored.recent.map((each) => [keyOf(each.ruleId, each.dedupeKey), each]));
  const steps: Step[] = [];
  const forgotten: string[] = [];
  const standing = { ruleOf: (id: string) => ruleOf.get(id) ?? null, objectiveRevisionOf, isDrillOver };
  for (const alert of stored.open) {
    const key = keyOf(alert.ruleId, alert.dedupeKey);
    const closing = findClosing(alert, standing);
    if (closing === null) openOf.set(key, alert);
    else if (alert.phase === 'pending') forgotten.push(alert.id);
    else {
      const after = resolveAlert(alert, { atMs: nowMs, by: null, resolution: closing });
      lastOf.set(key, after);
      steps.push({ before: alert, after, reason: closing });
    }
  }
  const open = [...openOf.values()];
  // What could not be evaluated stays as it is: silence of a detector is not the end of its alerts.
  for (const alert of open)
    if (!findings.has(alert.ruleId)) steps.push({ before: alert, after: alert, reason: null });
  const known = groupBy([...open, ...stored.last], ({ ruleId }) => ruleId);
  for (const [ruleId, found] of findings) {
    const rule = ruleOf.get(ruleId);
    if (!rule?.isEnabled) continue;
    const keys = new Set([...found.keys(), ...(known.get(ruleId) ?? []).map((alert) => alert.dedupeKey)]);
    for (const dedupeKey of keys) {
      const key = keyOf(ruleId, dedupeKey);
      const finding = found.get(dedupeKey) ?? null;
      const before = openOf.get(key) ?? null;
      const last = lastOf.get(key) ?? null;
      const recent = recentOf.get(key);
      const advanced = advanceAlert({
        rule,
        finding,
        open: before,
        last,
        recentChanges: recent ? recent.fired + recent.ended : 0,
        objectiveRevision: finding?.condition.burn
          ? objectiveRevisionOf(finding.condition.burn.objectiveId)
          : null,
        limits,
        nowMs,
        newId,
      });
      if (advanced.forgotten !== null) forgotten.push(advanced.forgotten);
      if (advanced.ended)
        steps.push({ before: before ?? last, after: advanced.ended.alert, reason: advanced.ended.reason });
      if (!advanced.open) continue;
      const isNew = advanced.open.alert.id !== before?.id;
      const { alert, reason } = advanced.open;
      const after = isNew ? { ...alert, ...facts.describe(alert) } : alert;
      steps.push({ before: isNew ? null : before, after, reason });
    }
  }
  return { steps, forgotten };
}

function settleAll({ silencingOf, nowMs }: EvaluationFacts, steps: readonly Step[]) {
  const findInhibitor = inhibitorFinder(steps.map(({ after }) => after));
  return steps.map(({ before, after, reason }) => {
    const isOpen = after.phase !== 'resolved';
    const hiding = {
      silencing: isOpen && after.phase !== 'pending' ? silencingOf(after, nowMs) : [],
      inhibitor: isOpen ? findInhibitor(after) : null,
    };
    const { alert, transition } = settleState(before, after, hiding, reason, nowMs);
    return { before, after: alert, transition };
  });
}

/** Alerts of each rule that fired since a time and are known before this evaluation. */
function countFired({ open, recent }: StoredAlerts, sinceMs: number): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (ruleId: string, count: number) => counts.set(ruleId, (counts.get(ruleId) ?? 0) + count);
  for (const { ruleId, openedAtMs } of open) if (openedAtMs !== null && openedAtMs > sinceMs) add(ruleId, 1);
  for (const { ruleId, fired } of recent) add(ruleId, fired);
  return counts;
}

/** Numbers and words of what goes on as it is are written once a minute: thousands of alerts may be open for days. */
const REFRESHED_AFTER_MS = 60_000;
const VOLATILE: ReadonlySet<string> = new Set(['sentence', 'value', 'burn', 'conditions', 'lastTrueAtMs']);

function isWorthWriting({ before, after }: AlertChange): boolean {
  if (before === null || after.lastTrueAtMs - before.lastTrueAtMs >= REFRESHED_AFTER_MS) return true;
  return Object.entries(after).some(
    ([name, value]) => !VOLATILE.has(name) && !isSame(value, before[name as keyof AlertRecord]),
  );
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
