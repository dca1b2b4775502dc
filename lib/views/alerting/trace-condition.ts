import { countEpisodes, type RuleTimes } from '@/lib/alerting/history/count-episodes';
import { gatherHistory } from '@/lib/alerting/history/gather-history';
import { subjectKey } from '@/lib/alerting/history/subject-key';
import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import type { ConditionTrace } from '@/lib/domain/read-models/alert-rules';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { findWatcher } from './find-watcher';
import { walkSteps } from './history/walk-steps';
import { writeTrace } from './history/write-trace';
import type { WatchedRule } from './watcher';

const MINUTE_MS = 60_000;
/** A condition is judged at so many times at most, and drawn in so many points. */
const MOST_STEPS = 3_000;
const MOST_POINTS = 300;
const LONGEST_MS = 8_000;

/** A rule as far as its conditions can be traced. */
export type TracedRule = WatchedRule & RuleTimes & Pick<AlertRule, 'dedupeBy'>;

/**
 * What a rule says of one subject over a window, by what is known now: values, thresholds and outcomes, and the stretches
 * in which it would have fired. A subject is meant as far as the rule tells alerts apart. Null where its detector says
 * nothing of the subject in the window. Throws `forbidden` for a zone that the actor may not see.
 */
export async function traceCondition(
  actor: Actor,
  rule: TracedRule,
  subject: AlertSubject,
  window: Window,
  now: Date,
): Promise<ConditionTrace | null> {
  requirePermission(actor, 'alerts:read');
  if (subject.zone === null) requireEveryZone(actor);
  else confineToZones(actor, subject.zone);
  const watcher = findWatcher(rule.detector);
  const toMs = Math.min(window.to.getTime(), now.getTime());
  const spanMs = toMs - window.from.getTime();
  if (!watcher || spanMs <= 0) return null;

  const stepMs = Math.max(MINUTE_MS, Math.ceil(spanMs / MOST_STEPS / MINUTE_MS) * MINUTE_MS);
  const count = Math.floor(spanMs / stepMs) + 1;
  const steps = { fromMs: toMs - (count - 1) * stepMs, stepMs, count };
  const bucketSteps = Math.ceil(count / MOST_POINTS);
  const deadlineMs = performance.now() + LONGEST_MS;
  const opened = await watcher.open(
    subject.zone === null ? rule : { ...rule, scope: { ...rule.scope, zones: [subject.zone] } },
    { fromMs: steps.fromMs, toMs, stepMs },
  );
  const key = subjectKey(subject, rule.dedupeBy);
  const history = gatherHistory({ count, bucketSteps, dedupeBy: rule.dedupeBy, most: 1 });
  const visit = (step: number) =>
    history.add(
      step,
      opened
        .judge(steps.fromMs + step * stepMs)
        .filter((condition) => subjectKey(condition.subject, rule.dedupeBy) === key),
    );
  const firstStep = await walkSteps(count, visit, { deadlineMs });
  const [found] = history.read();
  if (!found) return null;
  const episodes = countEpisodes(found.outcomeAt, steps, rule);
  return writeTrace(found, episodes, steps, { bucketSteps, firstStep });
}
