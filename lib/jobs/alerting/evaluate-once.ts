import { mergeConditions } from '@/lib/alerting/dedupe/merge-conditions';
import { LIMITS } from '@/lib/alerting/limiter/limits';
import { toMatched } from '@/lib/alerting/matching/to-matched';
import { planEvaluation, type EvaluationPlan } from '@/lib/alerting/plan-evaluation';
import { findSilencing } from '@/lib/alerting/silences/find-silencing';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { getConfig } from '@/lib/config/config';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { KnownDrill } from '@/lib/domain/drills/known-drill';
import { GatehouseError } from '@/lib/domain/errors';
import { sendOwnEvents } from '@/lib/ingest/send-own-events';
import { matchRunbook } from '@/lib/runbooks/match-runbook';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { saveAlerts } from '@/lib/store/alerting/save-alerts';
import { writeEvaluations, type RuleEvaluation } from '@/lib/store/alerting/write-evaluations';
import { findDrillOfCondition, listDrills } from '@/lib/store/drills/find-drill-of';
import { inTransaction } from '@/lib/store/in-transaction';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { onlyOne } from '@/lib/store/only-one';
import { listRunbookMatches } from '@/lib/store/runbooks/list-runbook-matches';
import { listActiveSilences } from '@/lib/store/silences/list-active-silences';
import { getLog } from '@/lib/telemetry/log';
import { findWatcher } from '@/lib/views/alerting/find-watcher';
import { judgeRules } from './judge-rules';
import { findOwnersOfNew, loadStored, type Findings } from './load-stored';
import { writeMessages } from './write-messages';
import { makeAlertEvents } from '@/lib/alerting/make-alert-events';

/** Any number that no other lock of ours has: one instance evaluates at a time. */
const LOCK = 7_305_041;
const PATIENCE_MS = 12_000;
/** Somebody may acknowledge an alert at the very moment. */
const MOST_TRIES = 4;

export type EvaluationSettings = { find?: typeof findWatcher; patienceMs?: number };
export type Evaluated = { alerts: number; messages: number; failed: number };

/**
 * Evaluates every rule at a time, and stores what becomes of alerts and what is told of them in one transaction: what is
 * cut off before its commit has not happened, and is decided anew the next time. Null where another instance is at it.
 */
export const evaluateOnce = (
  now: Date,
  newId: () => string,
  settings: EvaluationSettings = {},
): Promise<Evaluated | null> => onlyOne(LOCK, () => evaluate(now, newId, settings));

async function evaluate(
  now: Date,
  newId: () => string,
  { find = findWatcher, patienceMs = PATIENCE_MS }: EvaluationSettings,
): Promise<Evaluated> {
  const [rules, drills] = await Promise.all([listAlertRules(), listDrills()]);
  const judged = await judgeRules(
    rules.filter(({ isEnabled }) => isEnabled),
    { now, find, patienceMs },
  );
  const findings: Findings = new Map(
    judged.flatMap(({ rule, conditions }) =>
      conditions
        ? [
            [
              rule.id,
              mergeConditions(
                rule,
                endWithDrill(conditions, drills, now),
                (condition) => findDrillOfCondition(drills, condition, now.getTime())?.id ?? null,
              ),
            ],
          ]
        : [],
    ),
  );
  const evaluations = judged.map(({ evaluation }) => evaluation);
  const task = { rules, drills, now, newId };
  try {
    return await decideAndSave({ ...task, findings, evaluations });
  } catch (error) {
    if (!isOfTheData(error) || findings.size < 2) throw error;
    getLog().error({ err: error }, 'alerts could not be saved together: each rule is tried by itself');
    return decideApart({ ...task, findings, evaluations });
  }
}

/** What a drill that is over still shows in the windows of rules is over as well. */
const endWithDrill = (
  conditions: readonly AlertCondition[],
  drills: readonly KnownDrill[],
  now: Date,
): AlertCondition[] =>
  conditions.map((condition) =>
    (findDrillOfCondition(drills, condition, now.getTime())?.endedAt ?? null) === null
      ? condition
      : { ...condition, outcome: 'false', sinceMs: null, sentence: 'The drill is over.' },
  );

type Task = {
  drills: readonly KnownDrill[];
  rules: readonly AlertRule[];
  findings: Findings;
  evaluations: readonly RuleEvaluation[];
  now: Date;
  newId: () => string;
};

/** What lies in the data of one rule must not keep those of the others from being told. */
async function decideApart(task: Task): Promise<Evaluated> {
  const all: Evaluated = { alerts: 0, messages: 0, failed: 0 };
  const evaluations = new Map(task.evaluations.map((evaluation) => [evaluation.ruleId, evaluation]));
  for (const [ruleId, found] of task.findings) {
    try {
      const one = await decideAndSave({ ...task, findings: new Map([[ruleId, found]]), evaluations: [] });
      all.alerts += one.alerts;
      all.messages += one.messages;
    } catch (error) {
      if (!isOfTheData(error)) throw error;
      getLog().error({ err: error, rule: ruleId }, 'what a rule found could not be saved');
      evaluations.set(ruleId, {
        ruleId,
        outcome: 'failed',
        error: 'What it found could not be saved; see the log.',
      });
    }
  }
  await writeEvaluations([...evaluations.values()], task.now);
  return { ...all, failed: countFailed([...evaluations.values()]) };
}

const isOfTheData = (error: unknown): boolean =>
  error instanceof GatehouseError || /^(22|23)/.test(String((error as { code?: unknown }).code));

async function decideAndSave(task: Task): Promise<Evaluated> {
  for (let attempt = 1; ; attempt += 1) {
    const plan = await decide(task);
    try {
      await save(plan, task);
      return {
        alerts: plan.changes.length,
        messages: plan.messages.length,
        failed: countFailed(task.evaluations),
      };
    } catch (error) {
      const isConflict = error instanceof GatehouseError && error.code === 'conflict';
      if (!isConflict || attempt === MOST_TRIES) throw error;
    }
  }
}

const countFailed = (evaluations: readonly RuleEvaluation[]): number =>
  evaluations.filter(({ outcome }) => outcome === 'failed').length;

async function decide({ rules, drills, findings, now, newId }: Task): Promise<EvaluationPlan> {
  const nowMs = now.getTime();
  const [stored, objectives, silences, runbooks] = await Promise.all([
    loadStored(rules, findings, now),
    listObjectives(),
    listActiveSilences(now),
    listRunbookMatches(),
  ]);
  const revisions = new Map(objectives.map(({ id, revision }) => [id, revision]));
  const owners = await findOwnersOfNew(findings, stored.open);
  return planEvaluation({
    rules,
    findings,
    stored,
    objectiveRevisionOf: (id) => revisions.get(id) ?? null,
    isDrillOver: (id) => drills.some((drill) => drill.id === id && drill.endedAt !== null),
    silencingOf: (alert, atMs) =>
      silences.length === 0 ? [] : findSilencing(silences, toMatched(alert), atMs),
    describe: (alert) => ({
      owner: owners.ofService.get(alert.service ?? '') ?? owners.ofZone.get(alert.zone ?? '') ?? null,
      runbook: matchRunbook(runbooks, { ...alert, named: alert.runbook }),
    }),
    limits: LIMITS,
    nowMs,
    newId,
  });
}

async function save(plan: EvaluationPlan, { evaluations, now }: Task): Promise<void> {
  const address = getConfig().publicUrl;
  const notifications = await writeMessages(plan.messages, address, now);
  const write = async (client: Parameters<typeof saveAlerts>[0]) => {
    await saveAlerts(client, { ...plan, notifications }, now);
    if (evaluations.length > 0) await writeEvaluations(evaluations, now, client);
  };
  const events = makeAlertEvents(plan.changes, address);
  if (events.length === 0) await inTransaction(write);
  else await sendOwnEvents(SYSTEM_ACTOR, events, now, write);
}
