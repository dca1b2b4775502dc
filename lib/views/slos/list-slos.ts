import { requirePermission } from '@/lib/auth/require-permission';
import { groupBy } from '@/lib/domain/group-by';
import type { Correction, Objective } from '@/lib/domain/objective';
import type { Slos, SloSummary } from '@/lib/domain/read-models/objectives';
import type { Actor } from '@/lib/domain/roles';
import type { IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { INDICATORS } from '@/lib/sli/registry';
import { judgedUntil } from '@/lib/slo/resolution';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { readAttemptDays } from '../cross-zone/read-attempt-days';
import { readCompleteness } from '../indicators/read-completeness';
import { readScope } from '../read-scope';
import { mayRead, scopeOf } from './objective-scope';
import { readPieces } from '../indicators/read-pieces';
import { countObjective, judgeObjective, readyObjective, type ReadyObjective } from './read-objective';
import {
  drawConsumption,
  summariseBudget,
  summariseProblem,
  summariseReview,
  summariseTrend,
} from './summarise-objective';

const DAY_MS = 86_400_000;
const SPARKLINE_DAYS = 30;

/** Every objective that the actor may see, with its status, budget and burn rates as of now. */
export async function listSlos(actor: Actor, now: Date): Promise<Slos> {
  requirePermission(actor, 'dashboards:read');
  const [objectives, freshness] = await Promise.all([listObjectives(), readFreshness(now)]);
  const visible = objectives.filter((objective) => mayRead(actor, objective));
  return { items: await summariseObjectives(actor, visible, now), freshness };
}

/** Summaries of some objectives, in their order. Those of one scope are told from the same reading. */
export async function summariseObjectives(
  actor: Actor,
  objectives: readonly Objective[],
  now: Date,
): Promise<SloSummary[]> {
  const [corrections, firstDay] = await Promise.all([listStoredCorrections(), findFirstDay()]);
  const scopes = groupBy(objectives, (objective) => JSON.stringify(scopeOf(objective)));
  const summaries = await Promise.all(
    [...scopes.values()].map((group) =>
      summariseScope(group, readScope(actor, scopeOf(group[0]!)), { now, corrections, firstDay }),
    ),
  );
  const byId = new Map(summaries.flat().map((summary) => [summary.objective.id, summary]));
  return objectives.map(({ id }) => byId.get(id)!);
}

type Context = { now: Date; corrections: readonly Correction[]; firstDay: Date | null };

async function summariseScope(
  objectives: readonly Objective[],
  filter: RollupFilter,
  { now, corrections, firstDay }: Context,
): Promise<SloSummary[]> {
  const days = listDays(now);
  const ready = objectives.map((objective) => planReading(objective, now, corrections, days));
  const cuts = ready.flatMap((each) => ('cuts' in each ? each.cuts : []));
  const window = { from: new Date(days[0]!), to: now };
  const [evidence, attempts, completenessOf] = await Promise.all([
    readPieces([...cuts, ...days], filter, {
      withReviews: objectives.some(({ indicator }) => indicator === 'M3'),
    }),
    objectives.some(({ indicator }) => indicator === 'M8') ? readAttemptDays(now, filter) : [],
    readCompleteness(window, filter),
  ]);
  return ready.map((each) => {
    const { objective, definition } = each;
    const completeness = completenessOf(definition.kinds);
    if ('problem' in each) return summariseProblem(objective, definition, completeness, each.problem);
    if (!('plan' in each))
      return summariseTrend(
        objective,
        definition,
        evidence.between(days[0]!, days.at(-1)!),
        attempts.map((day) => day.attempts),
        completeness,
      );
    const counts = countObjective(each, evidence);
    const assessment = judgeObjective(each, counts, firstDay);
    const whole = evidence.between(each.plan.span.startMs, each.asOfMs);
    return objective.indicator === 'M3'
      ? summariseReview(each, assessment, whole, completeness)
      : summariseBudget(
          each,
          assessment,
          whole,
          completeness,
          drawConsumption(counts, days, assessment.budget.allowedBad),
        );
  });
}

type Unplanned = { objective: Objective; definition: IndicatorDefinition };

/** An objective that cannot be planned (a file may hold what no longer makes sense) keeps its reason. */
function planReading(
  objective: Objective,
  now: Date,
  corrections: readonly Correction[],
  days: readonly number[],
): ReadyObjective | Unplanned | (Unplanned & { problem: string }) {
  const definition = INDICATORS.find(({ id }) => id === objective.indicator)!;
  if (objective.indicator === 'M8') return { objective, definition };
  try {
    const asOfMs = judgedUntil(now.getTime(), objective.indicator);
    return readyObjective(
      objective,
      definition,
      asOfMs,
      corrections,
      days.filter((ms) => ms < asOfMs),
    );
  } catch (error) {
    if (error instanceof RangeError) return { objective, definition, problem: error.message };
    throw error;
  }
}

/** The starts of the UTC days of the sparkline, and of the day after. */
function listDays(now: Date): number[] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from(
    { length: SPARKLINE_DAYS + 1 },
    (_, index) => today + (index + 1 - SPARKLINE_DAYS) * DAY_MS,
  );
}
