import { EVERYWHERE, type AlertRule, type AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { Finding } from '../dedupe/merge-conditions';
import { makeCondition } from '../detectors/make-condition';
import { LIMITS } from '../limiter/limits';
import { advanceAlert } from '../states/advance-alert';

type Outcome = AlertCondition['outcome'];

/** When a rule fires and how long it stays so. */
export type RuleTimes = Pick<AlertRuleInput, 'forMinutes' | 'keepFiringMinutes' | 'cooldownMinutes'>;

/** One time that a rule would have fired; times are milliseconds since 1970. */
export type Episode = {
  /** When its condition began to hold, when it fired, and when it was over; null where it is not over yet. */
  pendingMs: number;
  openedMs: number;
  resolvedMs: number | null;
  /** False where it was quiet until it was over: within the cooldown of the one before, or flapping. */
  isTold: boolean;
};

/** How often a subject is looked at: from a time on, every so many milliseconds, so many times. */
export type Steps = { fromMs: number; stepMs: number; count: number };

/** What of a rule and a condition plays no part in when it fires. */
const RULE: AlertRule = {
  id: '',
  name: '',
  detector: 'mass-denials',
  scope: EVERYWHERE,
  severity: 'ticket',
  threshold: {},
  dynamic: null,
  forMinutes: 0,
  keepFiringMinutes: 0,
  cooldownMinutes: 0,
  dedupeBy: ['zone'],
  labels: {},
  runbook: null,
  isEnabled: true,
  isReadyMade: false,
  revision: 1,
  updatedAt: '',
  updatedBy: '',
};
const findingOf = (outcome: Outcome): Finding | null =>
  outcome === 'false'
    ? null
    : {
        key: '',
        drillId: null,
        conditions: 1,
        severity: RULE.severity,
        condition: makeCondition({ subject: {}, outcome, sentence: '' }),
      };

/**
 * The times that a rule would have fired about one subject, from the outcome of its condition at every step: by the states
 * that the evaluation itself takes alerts through, as if nobody had touched them. Alerts about missing data are none.
 */
export function countEpisodes(
  outcomeAt: (step: number) => Outcome,
  { fromMs, stepMs, count }: Steps,
  { forMinutes, keepFiringMinutes, cooldownMinutes }: RuleTimes,
): Episode[] {
  const rule = { ...RULE, forMinutes, keepFiringMinutes, cooldownMinutes };
  const episodes: Episode[] = [];
  let open: AlertRecord | null = null;
  let last: AlertRecord | null = null;
  let current: Episode | null = null;
  for (let step = 0; step < count; step += 1) {
    const outcome = outcomeAt(step);
    const nowMs = fromMs + step * stepMs;
    if (open ? isAtRest(open, outcome, nowMs) : outcome !== 'true') continue;
    const advanced = advanceAlert({
      rule,
      finding: findingOf(outcome),
      open,
      last,
      recentChanges: countChanges(episodes, nowMs),
      objectiveRevision: null,
      limits: LIMITS,
      nowMs,
      newId: () => '',
    });
    open = advanced.open?.alert ?? null;
    if (advanced.ended) {
      last = advanced.ended.alert;
      if (current) current.resolvedMs = nowMs;
      current = null;
    }
    if (open?.phase !== 'firing' && open?.phase !== 'flapping') continue;
    if (!current) {
      current = { pendingMs: open.pendingSinceMs, openedMs: nowMs, resolvedMs: null, isTold: false };
      episodes.push(current);
    }
    current.isTold ||= open.phase === 'firing' && (open.quietUntilMs ?? nowMs) <= nowMs;
  }
  return episodes;
}

/** Whether an alert stays as it is: most steps change nothing, and there are thousands. */
const isAtRest = (open: AlertRecord, outcome: Outcome, nowMs: number): boolean =>
  open.outcome === outcome &&
  ((open.phase === 'firing' && outcome === 'true' && isHeard(open, nowMs)) ||
    (open.phase === 'no-data' && outcome === 'no-data'));

/** Its quiet time ended before its last step, so that it has been told since. */
const isHeard = ({ quietUntilMs, lastTrueAtMs }: AlertRecord, nowMs: number): boolean =>
  quietUntilMs === null || quietUntilMs <= Math.min(lastTrueAtMs, nowMs);

/** How often alerts that are over fired and ended lately, which is how the evaluation tells that one is flapping. */
function countChanges(episodes: readonly Episode[], nowMs: number): number {
  const sinceMs = nowMs - LIMITS.flappingWithinMs;
  let changes = 0;
  for (let index = episodes.length - 1; index >= 0; index -= 1) {
    const { openedMs, resolvedMs } = episodes[index]!;
    if (resolvedMs === null) continue;
    if (resolvedMs < sinceMs) break;
    changes += openedMs >= sinceMs ? 2 : 1;
  }
  return changes;
}
