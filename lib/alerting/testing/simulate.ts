import type {
  AlertGroup,
  AlertRecord,
  AlertTransition,
  StoredAlerts,
} from '@/lib/domain/alerting/alert-record';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { mergeConditions } from '../dedupe/merge-conditions';
import { LIMITS, type Limits } from '../limiter/limits';
import { toMatched } from '../matching/to-matched';
import type { DueMessage } from '../messages/decide-messages';
import { planEvaluation, type EvaluationPlan } from '../plan-evaluation';
import { findSilencing } from '../silences/find-silencing';
import { MINUTE_MS, START_MS } from './alert-fixtures';

const HOUR_MS = 60 * MINUTE_MS;

/** Alerts kept in memory as the store keeps them, evaluated at the times that a test names. */
export class Simulation {
  readonly alerts = new Map<string, AlertRecord>();
  readonly groups = new Map<string, AlertGroup>();
  readonly transitions: AlertTransition[] = [];
  readonly messages: (DueMessage & { atMs: number })[] = [];
  silences: Silencing[] = [];
  objectives = new Map<string, number>();
  limits: Limits = LIMITS;
  #ids = 0;

  constructor(public rules: AlertRule[]) {}

  /** Evaluates at so many minutes after the start; a rule without conditions given could not be evaluated. */
  at(minute: number, found: Readonly<Record<string, readonly AlertCondition[]>>): EvaluationPlan {
    const nowMs = START_MS + minute * MINUTE_MS;
    const all = [...this.alerts.values()];
    const isRecent = (ms: number | null) => ms !== null && ms >= nowMs - HOUR_MS;
    const resolved = all.filter(({ phase }) => phase === 'resolved');
    const byKey = new Map<string, AlertRecord[]>();
    for (const alert of resolved) {
      const key = `${alert.ruleId}\n${alert.dedupeKey}`;
      byKey.set(key, [...(byKey.get(key) ?? []), alert]);
    }
    const recentMessages = new Map<string, StoredAlerts['recentMessages'][number]>();
    for (const { group, atMs } of this.messages) {
      if (atMs < nowMs - HOUR_MS) continue;
      const { messages = 0 } = recentMessages.get(group.key) ?? {};
      recentMessages.set(group.key, { key: group.key, messages: messages + 1, lastAtMs: atMs });
    }
    const plan = planEvaluation({
      rules: this.rules,
      findings: new Map(
        this.rules.flatMap((rule) =>
          rule.isEnabled && found[rule.id]
            ? [[rule.id, mergeConditions(rule, found[rule.id]!, () => null)]]
            : [],
        ),
      ),
      stored: {
        open: all.filter(({ phase }) => phase !== 'resolved'),
        last: [...byKey.values()].map(
          (some) => some.toSorted((a, b) => b.resolvedAtMs! - a.resolvedAtMs!)[0]!,
        ),
        endUntold: resolved.filter(({ endToldAtMs }) => endToldAtMs === null),
        recent: [...byKey.values()].flatMap((some) => {
          const ended = some.filter(({ resolvedAtMs }) => isRecent(resolvedAtMs));
          const { ruleId, dedupeKey } = some[0]!;
          const fired = ended.filter(({ openedAtMs }) => isRecent(openedAtMs)).length;
          return ended.length > 0 ? [{ ruleId, dedupeKey, fired, ended: ended.length }] : [];
        }),
        groups: [...this.groups.values()]
          .filter(({ closedAtMs }) => closedAtMs === null)
          .map((group) => ({ ...group, messagesInHour: recentMessages.get(group.key)?.messages ?? 0 })),
        recentMessages: [...recentMessages.values()],
      },
      objectiveRevisionOf: (id) => this.objectives.get(id) ?? null,
      silencingOf: (alert, atMs) =>
        findSilencing(
          this.silences.filter(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs),
          toMatched(alert),
          atMs,
        ),
      describe: () => ({ owner: null, runbook: null }),
      limits: this.limits,
      nowMs,
      newId: () => `id-${(this.#ids += 1)}`,
    });
    for (const id of plan.forgotten) this.alerts.delete(id);
    for (const { after } of plan.changes) this.alerts.set(after.id, { ...after, version: after.version + 1 });
    for (const group of plan.groups) this.groups.set(group.id, group);
    this.transitions.push(...plan.transitions);
    this.messages.push(...plan.messages.map((message) => ({ ...message, atMs: nowMs })));
    return plan;
  }

  /** The states of all alerts, in the order in which they began. */
  get states(): string[] {
    return [...this.alerts.values()].map(({ state }) => state);
  }

  /** The messages so far: minute, kind and how many alerts. */
  get told(): [number, string, number][] {
    return this.messages.map(({ atMs, kind, alerts }) => [
      (atMs - START_MS) / MINUTE_MS,
      kind,
      alerts.length,
    ]);
  }

  /** Changes an alert as a person does. */
  change(id: string, over: Partial<AlertRecord>): void {
    this.alerts.set(id, { ...this.alerts.get(id)!, ...over });
  }
}
