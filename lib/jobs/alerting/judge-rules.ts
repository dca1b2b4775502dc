import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { cutText } from '@/lib/domain/cut-text';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { alertConditionSchema, type AlertCondition } from '@/lib/domain/alerting/condition';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { RuleEvaluation } from '@/lib/store/alerting/write-evaluations';
import { getLog } from '@/lib/telemetry/log';
import type { Watcher } from '@/lib/views/alerting/watcher';
import { mapSomeAtOnce } from './map-some-at-once';

/** What a rule found; null where it could not be evaluated. */
export type JudgedRule = {
  rule: AlertRule;
  conditions: AlertCondition[] | null;
  evaluation: RuleEvaluation;
};

const MINUTE_MS = 60_000;
/** So many rules read their evidence at a time. */
const AT_ONCE = 3;
const MOST_WORDS = 500;
const MOST_SUBJECT = 300;

const holder = globalThis as typeof globalThis & { gatehouseJudging?: Set<string> };
/** Rules whose evidence is still being read: one that hangs is not begun again. */
const judging = () => (holder.gatehouseJudging ??= new Set());

/**
 * What each rule finds at a time. One that fails or takes longer than `patienceMs` has an evaluation that says so and no
 * conditions, and does not keep the others waiting.
 */
export function judgeRules(
  rules: readonly AlertRule[],
  {
    now,
    find,
    patienceMs,
  }: { now: Date; find: (detector: DetectorId) => Watcher | null; patienceMs: number },
): Promise<JudgedRule[]> {
  return mapSomeAtOnce(rules, AT_ONCE, (rule) => judgeRule(rule, find(rule.detector), now, patienceMs));
}

async function judgeRule(
  rule: AlertRule,
  watcher: Watcher | null,
  now: Date,
  patienceMs: number,
): Promise<JudgedRule> {
  const fail = (error: string): JudgedRule => ({
    rule,
    conditions: null,
    evaluation: { ruleId: rule.id, outcome: 'failed', error: error.slice(0, MOST_WORDS) },
  });
  if (!watcher) return fail(`Nothing watches for ${rule.detector}.`);
  if (judging().has(rule.id)) return fail('Its evidence is still being read since an earlier evaluation.');
  judging().add(rule.id);
  const over = new AbortController();
  const reading = read(rule, watcher, now).finally(() => judging().delete(rule.id));
  const late = sleep(patienceMs, null, { signal: over.signal, ref: false }).catch(() => null);
  try {
    const found = await Promise.race([reading, late]);
    if (!found) {
      reading.catch(() => undefined);
      return fail(`Reading its evidence took longer than ${Math.round(patienceMs / 1_000)} seconds.`);
    }
    const { conditions, unreadable } = found;
    const isUnknown = conditions.some(({ outcome }) => outcome === 'no-data');
    const evaluation: RuleEvaluation =
      unreadable === null
        ? { ruleId: rule.id, outcome: isUnknown ? 'no-data' : 'fine', error: null }
        : { ruleId: rule.id, outcome: 'failed', error: unreadable.slice(0, MOST_WORDS) };
    return { rule, conditions, evaluation };
  } catch (error) {
    getLog().error({ err: error, rule: rule.id }, 'an alert rule could not be evaluated');
    return fail(error instanceof Error ? error.message : String(error));
  } finally {
    over.abort();
  }
}

async function read(rule: AlertRule, watcher: Watcher, now: Date) {
  const nowMs = now.getTime();
  const opened = await watcher.open(rule, { fromMs: nowMs, toMs: nowMs, stepMs: MINUTE_MS });
  const conditions: AlertCondition[] = [];
  let unreadable: string | null = null;
  for (const found of opened.judge(nowMs)) {
    const parsed = alertConditionSchema.safeParse(clip(found, nowMs));
    if (parsed.success) conditions.push(parsed.data);
    else unreadable ??= `One of its conditions is not whole: ${z.prettifyError(parsed.error)}`;
  }
  return { conditions, unreadable };
}

/**
 * Names that somebody sent may be of any length, clocks of others may be ahead, and what is divided by nothing is no number:
 * none of that may keep anybody from being told.
 */
function clip(condition: AlertCondition, nowMs: number): AlertCondition {
  const subject = Object.fromEntries(
    Object.entries(condition.subject).map(([part, name]) => [
      part,
      name === null ? null : cutText(name, MOST_SUBJECT),
    ]),
  ) as AlertCondition['subject'];
  const { sinceMs, value, threshold } = condition;
  return {
    ...condition,
    subject,
    value: finite(value),
    threshold: finite(threshold),
    sinceMs: sinceMs === null ? null : Math.max(0, Math.min(sinceMs, nowMs)),
  };
}

const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);
