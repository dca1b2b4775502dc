import type { Window } from '@/lib/domain/time-range';
import { groupBy } from '@/lib/domain/group-by';
import type { Evidence } from '@/lib/sli/indicator-definition';
import { sliceCoverage } from '@/lib/sli/slice-coverage';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { readCoverage } from '@/lib/store/coverage/read-coverage';
import { formatStart, listStarts } from '../list-starts';
import { readStrata, readStrataInSteps } from '../review/read-strata';
import { listAlertCases } from '@/lib/store/alerts/list-alert-cases';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { startOfDrift } from '../drifts/start-of-drift';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

/** The dimensions that every indicator of counts is told from. */
export const SUMS_BY = ['kind', 'outcome', 'crossZone', 'basis'] as const;

/** Reads what the indicators of a scope are made from, over a window; counts may be there already. */
export async function readEvidence(
  window: Window,
  filter: RollupFilter,
  known?: Evidence['counts'],
): Promise<Evidence> {
  const [counts, coverage, cases, { strata: reviews }] = await Promise.all([
    known ?? countRollups({ window, filter, by: SUMS_BY }),
    readSlices(window, filter),
    readCases(window, filter),
    readStrata(window, filter),
  ]);
  return { from: window.from.getTime(), to: window.to.getTime(), counts, coverage, ...cases, reviews };
}

/**
 * The same in steps of `stepSeconds`, by the start of each as RFC 3339; also of steps without any event.
 * Reviews are too few for single steps: a step has those from the start of the window to its own end.
 */
export async function readEvidenceInSteps(
  window: Window,
  filter: RollupFilter,
  stepSeconds: number,
): Promise<{ at: string; evidence: Evidence }[]> {
  const step = stepSeconds * 1_000;
  const [counts, slices, cases, reviewsUntil] = await Promise.all([
    countRollups({ window, filter, by: SUMS_BY, stepSeconds }),
    readSlices(window, filter),
    readCases(window, filter),
    readStrataInSteps(window, filter, stepSeconds),
  ]);
  const countsOf = groupBy(counts, ({ at }) => at!);
  const slicesOf = groupBy(slices, ({ from }) => formatStart(Math.floor(from / step) * step));
  return listStarts(window, stepSeconds).map((at) => {
    const from = Date.parse(at);
    const to = Math.min(from + step, window.to.getTime());
    return {
      at,
      evidence: {
        from,
        to,
        counts: countsOf.get(at) ?? [],
        coverage: slicesOf.get(at) ?? [],
        ...cases,
        reviews: reviewsUntil(to),
      },
    };
  });
}

/** A zone is measured by its inventory; sources and policies have no share in coverage. */
export async function readSlices(window: Window, filter: RollupFilter) {
  const [days, periods] = await Promise.all([
    readCoverage(window, filter.environment),
    listInventoryPeriods(window, filter),
  ]);
  return sliceCoverage(days, periods, window.from.getTime(), window.to.getTime());
}

/** Drifts and alerts are few: whoever measures picks those of its window. */
export async function readCases(window: Window, filter: RollupFilter) {
  const [drifts, alerts] = await Promise.all([
    listDriftCases(window, filter),
    listAlertCases(window, filter),
  ]);
  return {
    drifts: drifts.map((drift) => ({ start: startOfDrift(drift), end: drift.detectedAt })),
    alerts: alerts.map(({ openedAt, resolvedAt }) => ({ start: openedAt, end: resolvedAt })),
  };
}
