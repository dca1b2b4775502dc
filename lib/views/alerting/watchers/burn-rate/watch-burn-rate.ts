import { chooseRules } from '@/lib/alerting/detectors/burn-rate/choose-rules';
import { judgeObjective } from '@/lib/alerting/detectors/burn-rate/judge-objective';
import { watchAbsence } from '@/lib/alerting/detectors/burn-rate/watch-absence';
import { isInScope } from '@/lib/alerting/detectors/is-in-scope';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { groupBy } from '@/lib/domain/group-by';
import type { Correction, Objective } from '@/lib/domain/objective';
import { INDICATORS } from '@/lib/sli/registry';
import { absenceDuration } from '@/lib/slo/absence-duration';
import { applyCorrections } from '@/lib/slo/apply-corrections';
import { planObjective, type ObjectivePlan } from '@/lib/slo/assess-objective';
import { countInMethod } from '@/lib/slo/count-in-method';
import { spanOf } from '@/lib/slo/objective-window';
import { judgedUntil } from '@/lib/slo/resolution';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import { readPieces } from '@/lib/views/indicators/read-pieces';
import { listCorrectedSpans } from '@/lib/views/slos/list-corrected-spans';
import { scopeOf } from '@/lib/views/slos/objective-scope';
import { listTimes } from '../evidence/list-times';
import { readLimits } from '../evidence/read-limits';
import type { WatchedRule, Watcher } from '../../watcher';
import { planCuts } from './plan-cuts';
import { sumEvidence } from './sum-evidence';

const MINUTE_MS = 60_000;

const PARAMETERS = [
  {
    name: 'shortestMinutes',
    label: 'Shortest window',
    unit: 'minutes',
    initial: 5,
    min: 1,
    max: 60,
    help: 'Rungs of the ladder whose short window is shorter are left out: a handful of events moves them.',
  },
] as const;

/**
 * The burn rules of the objectives in scope, one condition an objective. M3 and M8 have none: an estimate and a trend
 * page nobody (slo.md §8, §9). Judged as of a minute earlier, so that ordinary latency of the ingest is no outage.
 */
export const burnRateWatcher: Watcher = {
  detector: 'burn-rate',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 0,
    dedupeBy: ['zone', 'service', 'environment', 'item'],
  },
  open: async (rule, window) => {
    const [objectives, corrections, firstDay] = await Promise.all([
      listObjectives(),
      listStoredCorrections(),
      findFirstDay(),
    ]);
    const watched = objectives.filter((objective) => isWatched(objective, rule));
    const scopes = groupBy(watched, (objective) => JSON.stringify(scopeOf(objective)));
    const times = listTimes(window);
    const judges = await Promise.all(
      [...scopes.values()].map((group) =>
        openScope(group, rule, { times, corrections, firstMs: firstDay?.getTime() ?? null }),
      ),
    );
    return { judge: (atMs) => judges.flatMap((judge) => judge(atMs)) };
  },
};

const isWatched = (objective: Objective, { scope }: WatchedRule): boolean =>
  objective.target !== null &&
  objective.indicator !== 'M3' &&
  objective.indicator !== 'M8' &&
  isInScope(scope, objective);

type Context = { times: readonly number[]; corrections: readonly Correction[]; firstMs: number | null };

/** Those of one scope are told from the same reading. */
async function openScope(
  objectives: readonly Objective[],
  rule: WatchedRule,
  { times, corrections, firstMs }: Context,
): Promise<(atMs: number) => AlertCondition[]> {
  const planned = objectives.map((objective) => plan(objective, times, corrections));
  const cuts = [...new Set(planned.flatMap((each) => each.cuts))].toSorted((one, other) => one - other);
  const countsOf = sumEvidence(await readPieces(cuts, { ...scopeOf(objectives[0]!), zones: null }), cuts);
  const shortestMs = readLimits(PARAMETERS, rule).shortestMinutes * MINUTE_MS;
  const judges = planned.map(({ objective, planAt, spans }) => {
    const raw = countsOf(INDICATORS.find(({ id }) => id === objective.indicator)!.measure);
    const counts = countInMethod(objective.method, applyCorrections(raw, spans));
    const absenceAt = watchAbsence(raw, cuts);
    return (atMs: number): AlertCondition => {
      const asOfMs = judgedUntil(atMs, objective.indicator);
      const { budgetRatio, span, rules } = planAt(asOfMs);
      return judgeObjective(
        {
          objective,
          rules: chooseRules(rules, shortestMs),
          window: { ...span, budgetRatio, firstMs },
          counts,
          absence: absenceAt(asOfMs, absenceDuration(span.windowMs, budgetRatio)),
        },
        asOfMs,
        rule.severity,
      );
    };
  });
  return (atMs) => judges.map((judge) => judge(atMs));
}

function plan(objective: Objective, times: readonly number[], corrections: readonly Correction[]) {
  const planAt = rememberPlans(objective);
  const asOfTimes = [...new Set(times.map((ms) => judgedUntil(ms, objective.indicator)))];
  const [first, last] = [planAt(asOfTimes[0]!), asOfTimes.at(-1)!];
  const earliest = Math.min(first.span.startMs, asOfTimes[0]! - (first.lookbacksMs.at(-1) ?? 0));
  const spans = listCorrectedSpans(corrections, objective.id, earliest, last);
  return { objective, planAt, spans, cuts: planCuts(asOfTimes, planAt, spans, objective.method) };
}

/** Its rules depend on the length of its window alone, which is asked for thousands of times. */
function rememberPlans(objective: Objective): (asOfMs: number) => ObjectivePlan {
  const byLength = new Map<number, ObjectivePlan>();
  return (asOfMs) => {
    const span = spanOf(objective.window, asOfMs);
    const plan = byLength.get(span.windowMs) ?? planObjective(objective, asOfMs);
    byLength.set(span.windowMs, plan);
    return { ...plan, span };
  };
}
