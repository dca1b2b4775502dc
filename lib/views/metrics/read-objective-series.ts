import type { Correction, Objective } from '@/lib/domain/objective';
import type { Actor } from '@/lib/domain/roles';
import { groupBy } from '@/lib/domain/group-by';
import { ofCounts, type Evidence } from '@/lib/sli/indicator-definition';
import { INDICATORS } from '@/lib/sli/registry';
import { burnRate } from '@/lib/slo/burn-rate';
import { judgedUntil, resolutionOf } from '@/lib/slo/resolution';
import { countVerified } from '@/lib/store/audit-log/verification/verified-counts';
import { listStoredCorrections } from '@/lib/store/corrections/list-stored-corrections';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import type { ObjectiveLabels, ObjectiveSeries } from '@/lib/telemetry/write-objective-metrics';
import { readCases, readPieces, SUMS_BY } from '../indicators/read-pieces';
import { readScope } from '../read-scope';
import { mayRead, scopeOf } from '../slos/objective-scope';
import { countObjective, judgeObjective, readyObjective, type ReadyObjective } from '../slos/read-objective';

const MINUTE_MS = 60_000;

/** The windows whose burn rates a scrape tells: those of the ladder over a month, and the month. */
const BURN_WINDOWS = Object.entries({
  '5m': 5,
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '6h': 360,
  '1d': 1_440,
  '3d': 4_320,
  '30d': 43_200,
}).map(([window, minutes]) => ({ window, ms: minutes * MINUTE_MS }));

/**
 * What a scrape tells of each objective that the actor may see, as of the last minute whose events are all
 * here. Trends (M8) have no figures of this kind; what is gauged (M4) or estimated (M3) has no counters, and
 * what is estimated no burn rate. Objectives of one scope are told from the same two readings.
 */
export async function readObjectiveSeries(actor: Actor, now: Date): Promise<ObjectiveSeries[]> {
  const [objectives, corrections, firstDay] = await Promise.all([
    listObjectives(),
    listStoredCorrections(),
    findFirstDay(),
  ]);
  const ready = objectives
    .filter((objective) => objective.indicator !== 'M8' && mayRead(actor, objective))
    .flatMap((objective) => plan(objective, now, corrections));
  const scopes = groupBy(ready, ({ objective }) => JSON.stringify(scopeOf(objective)));
  const series = await Promise.all(
    [...scopes.values()].map((group) =>
      readOneScope(group, readScope(actor, scopeOf(group[0]!.objective)), now, firstDay),
    ),
  );
  return series.flat();
}

/** None for an objective that cannot be planned: its page says why. */
function plan(objective: Objective, now: Date, corrections: readonly Correction[]): ReadyObjective[] {
  const definition = INDICATORS.find(({ id }) => id === objective.indicator)!;
  const asOfMs = judgedUntil(now.getTime(), objective.indicator);
  const starts = windowsOf(objective).map(({ ms }) => asOfMs - ms);
  try {
    return [readyObjective(objective, definition, asOfMs, corrections, starts)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

const windowsOf = ({ indicator }: Objective) =>
  indicator === 'M3' ? [] : BURN_WINDOWS.filter(({ ms }) => ms >= resolutionOf(indicator));

async function readOneScope(
  group: readonly ReadyObjective[],
  filter: RollupFilter,
  now: Date,
  firstDay: Date | null,
): Promise<ObjectiveSeries[]> {
  const [pieces, allTime] = await Promise.all([
    readPieces(
      group.flatMap(({ cuts }) => cuts),
      filter,
      { withReviews: group.some(({ objective }) => objective.indicator === 'M3') },
    ),
    readAllTime(filter, now, firstDay),
  ]);
  return group.map((ready): ObjectiveSeries => {
    const { objective, definition, plan, asOfMs } = ready;
    const counts = countObjective(ready, pieces);
    const { budget } = judgeObjective(ready, counts, firstDay);
    // An estimate from too few reviews is none.
    const isTold =
      objective.indicator !== 'M3' ||
      definition.measure(pieces.between(plan.span.startMs, asOfMs)).value !== null;
    const sums = isCounted(objective) && allTime ? definition.measure(allTime).counts : null;
    return {
      labels: labelsOf(objective),
      objectiveRatio: Number(objective.target),
      windowSeconds: plan.span.windowMs / 1_000,
      counts: sums && sums.total > 0 ? { good: sums.good, total: sums.total } : null,
      sliRatio: isTold ? budget.sli : null,
      remainingRatio: isTold ? budget.remaining : null,
      burnRates: windowsOf(objective).map(({ window, ms }) => ({
        window,
        value: burnRate(counts(asOfMs - ms, asOfMs), plan.budgetRatio),
      })),
    };
  });
}

/** A gauge (M4) and an estimate (M3) are no sums of events. */
const isCounted = ({ indicator }: Objective): boolean => indicator !== 'M3' && indicator !== 'M4';

/**
 * What was counted from the first day on, mostly from the rows of whole days. These are kept when single
 * events expire, so that the sums grow; null before the first event.
 */
async function readAllTime(filter: RollupFilter, now: Date, firstDay: Date | null): Promise<Evidence | null> {
  const to = new Date(judgedUntil(now.getTime(), 'M1'));
  if (firstDay === null || firstDay >= to) return null;
  const window = { from: firstDay, to };
  const [counts, cases, verified] = await Promise.all([
    countRollups({ window, filter, by: SUMS_BY }),
    readCases(window, filter),
    countVerified([window], filter),
  ]);
  return { ...ofCounts(counts), ...cases, verified, from: firstDay.getTime(), to: to.getTime() };
}

const labelsOf = ({ id, indicator, zone, service, environment }: Objective): ObjectiveLabels => ({
  slo: id,
  indicator,
  ...(zone !== null && { zone }),
  ...(service !== null && { service }),
  ...(environment !== null && { environment }),
});
