import { countEpisodes } from '@/lib/alerting/history/count-episodes';
import { gatherHistory, type SubjectHistory } from '@/lib/alerting/history/gather-history';
import { sumUpEpisodes, type SubjectEpisodes } from '@/lib/alerting/history/sum-up-episodes';
import { saysMore } from '@/lib/alerting/history/worst-condition';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import { GatehouseError } from '@/lib/domain/errors';
import type { RulePreview } from '@/lib/domain/read-models/alert-rules';
import type { Actor } from '@/lib/domain/roles';
import { findDrillOfCondition, listDrills } from '@/lib/store/drills/find-drill-of';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import { findWatcher } from '../find-watcher';
import { isInZones, narrowToZones } from '../history/is-in-zones';
import { walkSteps } from '../history/walk-steps';
import { writeTrace } from '../history/write-trace';
import { requireValidRule } from './require-valid-rule';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS = 30;
const STEP_MS = 5 * MINUTE_MS;
/** A point of a chart is two hours. */
const BUCKET_STEPS = 24;
const MOST_SUBJECTS = 2_000;
const MOST_CHARTS = 3;
/** Reading and judging together take so long at most; judging has at least the second of these for itself. */
const LONGEST_MS = 20_000;
const JUDGING_MS = 4_000;
const MOST_AT_ONCE = 2;

let running = 0;

/**
 * How often a rule would have fired in the last 30 days, by what is known now: judged every five minutes, the newest first,
 * for as long as the time that there is allows. Only what belongs to the actor's zones counts, and no drill. Throws `invalid-input` for a
 * rule that could not be saved, `rate-limited` while others are reckoned. Needs alerts:read.
 */
export async function previewRule(
  actor: Actor,
  input: AlertRuleInput,
  now: Date,
  signal?: AbortSignal,
): Promise<RulePreview> {
  requirePermission(actor, 'alerts:read');
  const rule = narrowToZones(requireValidRule(input), actor.zones);
  if (running >= MOST_AT_ONCE)
    throw new GatehouseError('rate-limited', 'Other previews are being reckoned.', {
      remedy: 'Try again in a few seconds.',
      retryAfterSeconds: 5,
    });
  running += 1;
  try {
    return await reckon(actor, rule, now, signal);
  } finally {
    running -= 1;
  }
}

async function reckon(
  { zones }: Actor,
  rule: AlertRuleInput,
  now: Date,
  signal: AbortSignal | undefined,
): Promise<RulePreview> {
  const begunMs = performance.now();
  const toMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const count = (DAYS * DAY_MS) / STEP_MS + 1;
  const steps = { fromMs: toMs - DAYS * DAY_MS, stepMs: STEP_MS, count };
  const [opened, firstDay, drills] = await Promise.all([
    findWatcher(rule.detector)!.open(rule, { fromMs: steps.fromMs, toMs, stepMs: STEP_MS }),
    findFirstDay(),
    listDrills(),
  ]);
  const history = gatherHistory({
    count,
    bucketSteps: BUCKET_STEPS,
    dedupeBy: rule.dedupeBy,
    most: MOST_SUBJECTS,
  });
  // Before the first day of events there is nothing to judge.
  const firstCounted = firstDay
    ? Math.min(count - 1, Math.max(0, Math.floor((firstDay.getTime() - steps.fromMs) / STEP_MS)))
    : count - 1;
  const firstStep = await walkSteps(
    count,
    (step) => {
      const atMs = steps.fromMs + step * STEP_MS;
      const isCounted = (condition: AlertCondition) =>
        isInZones(condition.subject, zones) && !findDrillOfCondition(drills, condition, atMs);
      history.add(step, opened.judge(atMs).filter(isCounted));
    },
    {
      first: firstCounted,
      deadlineMs: Math.max(begunMs + LONGEST_MS, performance.now() + JUDGING_MS),
      signal,
    },
  );

  const subjects = history
    .read()
    .map((found) => ({ ...found, episodes: countEpisodes(found.outcomeAt, steps, rule) }));
  const { last, ...sums } = sumUpEpisodes(subjects, toMs);
  const timeOf = (ms: number) => new Date(ms).toISOString();
  const earliest = history.earliestStep();
  return {
    window: { from: timeOf(steps.fromMs), to: timeOf(toMs) },
    stepSeconds: STEP_MS / 1_000,
    cutAt: firstStep > firstCounted ? timeOf(steps.fromMs + firstStep * STEP_MS) : null,
    historyFrom: firstDay && firstDay.getTime() > steps.fromMs ? firstDay.toISOString() : null,
    evidenceFrom: earliest === null ? null : timeOf(steps.fromMs + earliest * STEP_MS),
    ...sums,
    subjects: subjects.length,
    subjectsLeftOut: history.leftOut(),
    last: last.map(({ subject, itemName, episode: { openedMs, resolvedMs, isTold } }) => ({
      subject,
      itemName,
      from: timeOf(openedMs),
      to: resolvedMs === null ? null : timeOf(resolvedMs),
      isTold,
    })),
    charts: subjects
      .toSorted(compareSubjects)
      .slice(0, MOST_CHARTS)
      .map((found) =>
        writeTrace(found, found.episodes, steps, {
          bucketSteps: BUCKET_STEPS,
          firstStep: firstStep > firstCounted ? firstStep : 0,
        }),
      ),
  };
}

type Counted = SubjectHistory & SubjectEpisodes;

/** Those that fired most first, then those that came closest to it. */
function compareSubjects(one: Counted, other: Counted): number {
  const byEpisodes = other.episodes.length - one.episodes.length;
  if (byEpisodes !== 0) return byEpisodes;
  const [left, right] = [peakOf(one), peakOf(other)];
  if (!left || !right) return left ? -1 : right ? 1 : 0;
  return saysMore(left, right) ? -1 : saysMore(right, left) ? 1 : 0;
}

const peakOf = ({ samples }: SubjectHistory) =>
  [...samples.values()].reduce<ReturnType<SubjectHistory['samples']['get']>>(
    (peak, sample) => (!peak || saysMore(sample, peak) ? sample : peak),
    undefined,
  );
