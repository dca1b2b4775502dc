import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { Finding } from '../dedupe/merge-conditions';
import type { Limits } from '../limiter/limits';
import { beginAlert, takeFinding } from './begin-alert';
import { resolveAlert } from './resolve-alert';
import { sayDuration } from '@/lib/slo/words';

const MINUTE_MS = 60_000;

export type AdvanceFacts = {
  rule: AlertRule;
  /** What the rule found for the dedupe key; null where nothing of it is seen. */
  finding: Finding | null;
  /** The alert of the key that is not resolved. */
  open: AlertRecord | null;
  /** The one that was resolved last. */
  last: AlertRecord | null;
  /** How often alerts of the key fired or ended within the last hour. */
  recentChanges: number;
  /** Of the objective that the finding is about. */
  objectiveRevision: number | null;
  limits: Limits;
  nowMs: number;
  newId: () => string;
};

/** An alert with the reason of its change of phase, where it changed. */
export type Advance = { alert: AlertRecord; reason: string | null };

export type Advanced = {
  /** The alert that is not resolved then; its state is not settled yet. */
  open: Advance | null;
  /** One that ended, or that was resolved before and whose condition does not hold any more. */
  ended: Advance | null;
  /** The id of a pending one that never fired, and will not. */
  forgotten: string | null;
};

const NOTHING: Advanced = { open: null, ended: null, forgotten: null };

/** What becomes of the alert of a dedupe key by what its rule found. */
export const advanceAlert = (facts: AdvanceFacts): Advanced =>
  facts.open ? advanceOpen(facts, facts.open) : advanceNone(facts);

function advanceNone(facts: AdvanceFacts): Advanced {
  const { rule, finding, last, objectiveRevision, limits, nowMs, newId } = facts;
  const isHeld = last !== null && last.resolvedBy !== null && last.clearedAtMs === null;
  if (!finding || finding.condition.outcome === 'false')
    return isHeld ? { ...NOTHING, ended: { alert: { ...last, clearedAtMs: nowMs }, reason: null } } : NOTHING;
  const isGraver = isHeld && isAbove(finding.severity, last.severity);
  if (isHeld && !(isGraver && finding.condition.outcome === 'true')) return NOTHING;
  const endedAtMs = last?.resolvedAtMs ?? -Infinity;
  const found = beginAlert({
    rule,
    finding,
    objectiveRevision,
    reopens: nowMs - endedAtMs < limits.reopensWithinMs ? last!.id : null,
    sinceMs: beganAt(finding, Math.max(finding.condition.sinceMs ?? nowMs, endedAtMs), nowMs),
    nowMs,
    id: newId(),
  });
  // It fires already as far as people know: that it became graver needs no second patience.
  const ripe = isGraver ? fire(found, facts, 'It became graver after it was resolved.') : ripen(found, facts);
  return { ...NOTHING, open: ripe };
}

/** What was missed while nobody looked may still come: that data is missing counts from the first look. */
const beganAt = ({ condition }: Finding, sinceMs: number, nowMs: number): number =>
  condition.outcome === 'no-data' ? nowMs : Math.min(nowMs, sinceMs);

function advanceOpen(facts: AdvanceFacts, open: AlertRecord): Advanced {
  const { rule, finding, nowMs } = facts;
  const outcome = finding?.condition.outcome ?? 'false';
  const seen: AlertRecord = {
    ...open,
    ...(finding && outcome !== 'false' && takeFinding(rule, finding)),
    outcome,
    // A clock that was ahead and was set back since must not keep it as it is for as long.
    pendingSinceMs: Math.min(open.pendingSinceMs, nowMs),
    outcomeSinceMs: outcome === open.outcome ? Math.min(open.outcomeSinceMs, nowMs) : nowMs,
    lastTrueAtMs: outcome === 'true' ? nowMs : open.lastTrueAtMs,
  };
  if (open.phase === 'pending') return advancePending(facts, seen, open);
  const weighed = outcome === 'true' ? weigh(seen, finding!.severity, nowMs) : { alert: seen, reason: null };
  if (outcome === 'true' && hasFallen(weighed.alert, rule, nowMs)) return fall(facts, weighed.alert);
  const moved = moveOpen(facts, weighed.alert);
  if (moved.alert.phase === 'resolved') return { ...NOTHING, ended: moved };
  return { ...NOTHING, open: { alert: moved.alert, reason: moved.reason ?? weighed.reason } };
}

/** Patience begins anew where what the condition says changes. */
function advancePending(facts: AdvanceFacts, seen: AlertRecord, before: AlertRecord): Advanced {
  if (seen.outcome === 'false') return { ...NOTHING, forgotten: seen.id };
  const isSame = seen.outcome === before.outcome;
  const pendingSinceMs = isSame ? seen.pendingSinceMs : facts.nowMs;
  return { ...NOTHING, open: ripen({ ...seen, pendingSinceMs, severity: facts.finding!.severity }, facts) };
}

/** Lets an alert fire whose condition holds for long enough, or whose data is missing for long enough. */
function ripen(alert: AlertRecord, facts: AdvanceFacts): Advance {
  const { rule, limits, nowMs } = facts;
  const heldMs = nowMs - alert.pendingSinceMs;
  if (alert.outcome === 'no-data') {
    if (heldMs < limits.noDataAfterMs)
      return { alert, reason: `No data; that is told after ${sayDuration(limits.noDataAfterMs)}.` };
    return {
      alert: { ...alert, phase: 'no-data', openedAtMs: nowMs },
      reason: `No data for ${sayDuration(heldMs)}.`,
    };
  }
  if (heldMs < rule.forMinutes * MINUTE_MS)
    return {
      alert,
      reason: `The condition holds; it fires after ${sayDuration(rule.forMinutes * MINUTE_MS)}.`,
    };
  return fire(
    alert,
    facts,
    rule.forMinutes === 0 ? 'The condition holds.' : `The condition holds for ${sayDuration(heldMs)}.`,
  );
}

function fire(alert: AlertRecord, facts: AdvanceFacts, reason: string): Advance {
  const { last, recentChanges, limits, nowMs } = facts;
  const fired: AlertRecord = { ...alert, phase: 'firing', openedAtMs: nowMs };
  if (recentChanges >= limits.flappingChanges)
    return {
      alert: { ...fired, phase: 'flapping' },
      reason: `It came and went: ${recentChanges} changes within ${sayDuration(limits.flappingWithinMs)}. It is quiet until it stays as it is for ${sayDuration(limits.steadyAfterMs)}.`,
    };
  return { alert: { ...fired, quietUntilMs: last && coolingUntil(fired, last, facts) }, reason };
}

/** Until when it is quiet since one like it just ended; null where that is over, or this one is graver. */
function coolingUntil(alert: AlertRecord, last: AlertRecord, { rule, nowMs }: AdvanceFacts): number | null {
  const untilMs = last.resolvedAtMs! + rule.cooldownMinutes * MINUTE_MS;
  const isOther = last.resolvedBy !== null || last.ruleRevision !== alert.ruleRevision;
  return isOther || isAbove(alert.severity, last.severity) || untilMs <= nowMs ? null : untilMs;
}

/** Holds the gravity of an open alert to that of its condition: graver at once, which needs somebody anew. */
function weigh(alert: AlertRecord, severity: AlertSeverity, nowMs: number): Advance {
  if (isAbove(severity, alert.severity))
    return {
      alert: {
        ...alert,
        severity,
        lowerSinceMs: null,
        // Those who are told of what is graver are others.
        groupId: null,
        quietUntilMs: null,
        acknowledgedAtMs: null,
        acknowledgedBy: null,
        acknowledgeNote: null,
      },
      reason: `It became a ${severity}.`,
    };
  const isLower = isAbove(alert.severity, severity);
  return { alert: { ...alert, lowerSinceMs: isLower ? (alert.lowerSinceMs ?? nowMs) : null }, reason: null };
}

const hasFallen = ({ lowerSinceMs }: AlertRecord, rule: AlertRule, nowMs: number): boolean =>
  lowerSinceMs !== null && nowMs - lowerSinceMs >= rule.keepFiringMinutes * MINUTE_MS;

/** What was a page ended, and what is left of it is a ticket of its own: its next page must be heard again. */
function fall(facts: AdvanceFacts, alert: AlertRecord): Advanced {
  const { finding, rule, objectiveRevision, nowMs, newId } = facts;
  const { severity } = finding!;
  const left = beginAlert({
    rule,
    finding: finding!,
    objectiveRevision,
    reopens: alert.id,
    sinceMs: alert.pendingSinceMs,
    nowMs,
    id: newId(),
  });
  const { acknowledgedAtMs, acknowledgedBy, acknowledgeNote, owner, runbook, incidentId } = alert;
  return {
    ...NOTHING,
    ended: end(alert, nowMs, `What is left of it is a ${severity}.`),
    open: {
      alert: {
        ...left,
        phase: alert.phase === 'flapping' ? 'flapping' : 'firing',
        openedAtMs: nowMs,
        acknowledgedAtMs,
        acknowledgedBy,
        acknowledgeNote,
        owner,
        runbook,
        incidentId,
      },
      reason: `It is what is left of a ${alert.severity}.`,
    },
  };
}

function moveOpen({ rule, finding, limits, nowMs }: AdvanceFacts, alert: AlertRecord): Advance {
  const steadyMs = nowMs - alert.outcomeSinceMs;
  if (alert.phase === 'flapping' && steadyMs < limits.steadyAfterMs) return { alert, reason: null };
  const steadily = alert.phase === 'flapping' ? ` It stayed so for ${sayDuration(steadyMs)}.` : '';
  switch (alert.outcome) {
    case 'true':
      if (alert.phase === 'firing') return { alert, reason: null };
      if (alert.phase === 'no-data' && steadyMs < rule.forMinutes * MINUTE_MS) return { alert, reason: null };
      return { alert: { ...alert, phase: 'firing' }, reason: `The condition holds.${steadily}` };
    case 'no-data':
      if (alert.phase === 'no-data' || steadyMs < limits.noDataAfterMs) return { alert, reason: null };
      return {
        alert: { ...alert, phase: 'no-data' },
        reason: `No data for ${sayDuration(steadyMs)}: nobody can tell whether it is over.`,
      };
    case 'false': {
      // That its data is back is seen at once: there is nothing that it might go on as.
      const keptMs = rule.keepFiringMinutes * MINUTE_MS;
      const waitsMs = alert.phase === 'no-data' ? Math.min(keptMs, limits.dataBackAfterMs) : keptMs;
      if (steadyMs < waitsMs) return { alert, reason: null };
      const ended = finding === null ? 'Nothing of it is seen any more.' : 'The condition ended.';
      return end(alert, nowMs, `${ended}${steadily}`);
    }
  }
}

/** An alert that ends by itself, with the reason as its resolution. */
export const end = (alert: AlertRecord, atMs: number, reason: string): Advance => ({
  alert: resolveAlert(alert, { atMs, by: null, resolution: reason }),
  reason,
});

const isAbove = (one: AlertSeverity, other: AlertSeverity): boolean => one === 'page' && other === 'ticket';
