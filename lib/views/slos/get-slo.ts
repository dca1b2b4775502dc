import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { IndicatorId } from '@/lib/domain/indicator-ids';
import type { Objective } from '@/lib/domain/objective';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import type { Actor } from '@/lib/domain/roles';
import { chooseStepSeconds, resolveWindow, timeExpressionSchema, type Window } from '@/lib/domain/time-range';
import { INDICATORS } from '@/lib/sli/registry';
import { measureHidden } from '@/lib/slo/apply-corrections';
import { buildRules } from '@/lib/slo/build-rules';
import { judgedUntil, resolutionOf } from '@/lib/slo/resolution';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { findObjective } from '@/lib/store/objectives/find-objective';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import { UNRELATED_TO_POLICIES } from '../changes/unrelated-to-policies';
import { readMarkers } from '../changes/read-markers';
import { readCompleteness } from '../indicators/read-completeness';
import { listStarts } from '../list-starts';
import { readScope } from '../read-scope';
import { chooseBurnWindows, drawPoints } from './draw-points';
import { writeUnbounded } from './in-json';
import { listCorrectedSpans } from './list-corrected-spans';
import { mayRead, scopeOf } from './objective-scope';
import { countObjective, judgeObjective, readyObjective } from './read-objective';
import { readParts } from './read-parts';
import { readPieces } from '../indicators/read-pieces';
import { summariseObjectives } from './list-slos';
import { drawConsumption, summariseBudget, summariseReview } from './summarise-objective';
import { writeLookbacks } from './write-lookbacks';
import { writeAttribution } from './write-attribution';
import { writeRuleState } from './write-rule';

const MAX_MARKERS = 1_000;
/** Indicators that a policy has no part in: who proves an identity, whether telemetry comes, whether it is whole. */
const WITHOUT_POLICIES: ReadonlySet<IndicatorId> = new Set(['M2', 'M4', 'M6', 'M7', 'M10']);
const typesFor = (indicator: IndicatorId) =>
  WITHOUT_POLICIES.has(indicator) ? UNRELATED_TO_POLICIES : undefined;

/** What `GET /api/v1/slos/{id}` takes: a range for the charts (without one, the objective's window). */
export const sloQuerySchema = z.object({
  from: timeExpressionSchema.optional(),
  to: timeExpressionSchema.optional(),
  corrections: z.enum(['with', 'without']).default('with'),
});
export type SloQuery = z.infer<typeof sloQuerySchema>;

/** The objective with this id, if the actor may see it. Throws `not-found`. */
export async function requireObjective(actor: Actor, id: string): Promise<Objective> {
  requirePermission(actor, 'dashboards:read');
  const objective = await findObjective(id);
  if (!objective || !mayRead(actor, objective))
    throw new GatehouseError('not-found', `There is no objective ${id}.`);
  return objective;
}

/** An objective with its budget, burn rates, rules and attribution, over its window and a range. */
export async function getSlo(actor: Actor, id: string, query: SloQuery, now: Date): Promise<SloDetail> {
  const objective = await requireObjective(actor, id);
  const definition = INDICATORS.find((each) => each.id === objective.indicator)!;
  const scope = readScope(actor, scopeOf(objective));
  const withCorrections = query.corrections === 'with';
  if (objective.indicator === 'M8') return getTrendSlo(actor, objective, query, now);

  const [corrections, firstDay] = await Promise.all([listStoredCorrections(), findFirstDay()]);
  const asOfMs = judgedUntil(now.getTime(), objective.indicator);
  const bare = readyObjective(objective, definition, asOfMs, []);
  const { plan } = bare;
  const range = chooseRange(query, plan.span.startMs, asOfMs, now);
  const stepSeconds = Math.max(chooseStepSeconds(range), resolutionOf(objective.indicator) / 1_000);
  const steps = [
    ...listStarts(range, stepSeconds).map((at) => Date.parse(at)),
    Math.min(range.to.getTime(), asOfMs),
  ].filter((ms, index, all) => ms <= asOfMs && ms !== all[index - 1]);
  const rungs = buildRules([{ preset: 'ladder' }], {
    windowMs: plan.span.windowMs,
    budgetRatio: plan.budgetRatio,
    resolutionMs: resolutionOf(objective.indicator),
  }).map(({ rule }) => ({ longMs: rule.longMs, shortMs: rule.shortMs, factor: rule.factor }));
  const burn = chooseBurnWindows(rungs, stepSeconds * 1_000);
  const cuts = [...steps, ...steps.flatMap((ms) => [ms - burn.longMs, ms - burn.shortMs])];
  const corrected = readyObjective(objective, definition, asOfMs, corrections, cuts);
  const uncorrected = { ...corrected, spans: [] };
  const shown = withCorrections ? corrected : uncorrected;
  const window: Window = { from: new Date(plan.span.startMs), to: new Date(asOfMs) };

  const [evidence, parts, markers, completenessOf, freshness] = await Promise.all([
    readPieces(corrected.cuts, scope, { withReviews: objective.indicator === 'M3' }),
    readParts(definition, window, shown.spans, scope),
    readMarkers(window, { ...scope, types: typesFor(objective.indicator) }, MAX_MARKERS),
    readCompleteness(window, scope),
    readFreshness(now),
  ]);
  const counts = countObjective(shown, evidence);
  const assessment = judgeObjective(shown, counts, firstDay);
  const other = judgeObjective(
    shown,
    countObjective(withCorrections ? uncorrected : corrected, evidence),
    firstDay,
  );
  const whole = evidence.between(plan.span.startMs, asOfMs);
  const completeness = completenessOf(definition.kinds);
  const days = steps;
  const summary =
    objective.indicator === 'M3'
      ? summariseReview(shown, assessment, whole, completeness)
      : summariseBudget(
          shown,
          assessment,
          whole,
          completeness,
          drawConsumption(counts, days, assessment.budget.allowedBad),
        );
  const inWindow = listCorrectedSpans(
    corrections,
    id,
    Math.min(plan.span.startMs, range.from.getTime()),
    asOfMs,
  );
  return {
    ...summary,
    window: { from: range.from.toISOString(), to: range.to.toISOString() },
    stepSeconds,
    seriesBurn: {
      longSeconds: burn.longMs / 1_000,
      shortSeconds: burn.shortMs / 1_000,
      threshold: burn.factor,
    },
    points: drawPoints(counts, plan, steps, asOfMs, burn),
    rules: assessment.rules.map((rule) => writeRuleState(rule, plan.budgetRatio)),
    lookbacks: writeLookbacks(assessment),
    attribution: writeAttribution(parts, assessment.budget, markers),
    markers,
    withCorrections,
    corrections: inWindow.map(({ correction, fromMs, toMs }) => ({
      ...correction,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    })),
    hidden:
      inWindow.length === 0
        ? null
        : writeHidden(
            withCorrections ? other : assessment,
            withCorrections ? assessment : other,
            corrected,
            asOfMs,
          ),
    numerator: definition.numerator,
    denominator: definition.denominator,
    excluded: [...definition.measure(whole).excluded],
    freshness,
  };
}

type Judged = ReturnType<typeof judgeObjective>;

function writeHidden(
  without: Judged,
  withThem: Judged,
  { plan, spans }: ReturnType<typeof readyObjective>,
  asOfMs: number,
): SloDetail['hidden'] {
  const hidden = measureHidden(
    { fromMs: plan.span.startMs, toMs: asOfMs },
    spans,
    without.budget,
    withThem.budget,
  );
  return {
    seconds: hidden.excludedMs / 1_000,
    total: hidden.total,
    bad: hidden.bad,
    consumed: writeUnbounded(hidden.consumed),
  };
}

/** The range of the charts: what was asked for, else the objective's window; not beyond what is judged. */
function chooseRange(query: SloQuery, startMs: number, asOfMs: number, now: Date): Window {
  if (!query.from && !query.to) return { from: new Date(startMs), to: new Date(asOfMs) };
  return resolveWindow({ from: query.from ?? 'now-30d', to: query.to ?? 'now' }, now);
}

/** M8 has neither budget nor burn: its page shows the trend and leads to the attempts. */
async function getTrendSlo(
  actor: Actor,
  objective: Objective,
  query: SloQuery,
  now: Date,
): Promise<SloDetail> {
  const definition = INDICATORS.find((each) => each.id === objective.indicator)!;
  const [summaries, freshness] = await Promise.all([
    summariseObjectives(actor, [objective], now),
    readFreshness(now),
  ]);
  const range = resolveWindow({ from: query.from ?? 'now-30d', to: query.to ?? 'now' }, now);
  return {
    ...summaries[0]!,
    window: { from: range.from.toISOString(), to: range.to.toISOString() },
    stepSeconds: chooseStepSeconds(range),
    seriesBurn: null,
    points: [],
    rules: [],
    lookbacks: [],
    attribution: [],
    markers: [],
    withCorrections: query.corrections === 'with',
    corrections: [],
    hidden: null,
    numerator: definition.numerator,
    denominator: definition.denominator,
    excluded: [],
    freshness,
  };
}
