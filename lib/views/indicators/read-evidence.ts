import type { Window } from '@/lib/domain/time-range';
import type { Evidence } from '@/lib/sli/indicator-definition';
import { sliceCoverage } from '@/lib/sli/slice-coverage';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { readCoverage } from '@/lib/store/coverage/read-coverage';
import { formatStart, listStarts } from '../list-starts';
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
  const [counts, coverage, cases] = await Promise.all([
    known ?? countRollups({ window, filter, by: SUMS_BY }),
    readSlices(window, filter),
    readCases(window, filter),
  ]);
  return { from: window.from.getTime(), to: window.to.getTime(), counts, coverage, ...cases };
}

/** The same in steps of `stepSeconds`, by the start of each as RFC 3339; also of steps without any event. */
export async function readEvidenceInSteps(
  window: Window,
  filter: RollupFilter,
  stepSeconds: number,
): Promise<{ at: string; evidence: Evidence }[]> {
  const step = stepSeconds * 1_000;
  const [counts, slices, cases] = await Promise.all([
    countRollups({ window, filter, by: SUMS_BY, stepSeconds }),
    readSlices(window, filter),
    readCases(window, filter),
  ]);
  const countsOf = groupBy(counts, ({ at }) => at!);
  const slicesOf = groupBy(slices, ({ from }) => formatStart(Math.floor(from / step) * step));
  return listStarts(window, stepSeconds).map((at) => {
    const from = Date.parse(at);
    const to = Math.min(from + step, window.to.getTime());
    return {
      at,
      evidence: { from, to, counts: countsOf.get(at) ?? [], coverage: slicesOf.get(at) ?? [], ...cases },
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

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
