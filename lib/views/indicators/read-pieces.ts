import { countLeading } from '@/lib/domain/count-leading';
import type { Window } from '@/lib/domain/time-range';
import type { Evidence, IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { sliceCoverage } from '@/lib/sli/slice-coverage';
import type { CountsBetween } from '@/lib/slo/counts';
import { listAlertCases } from '@/lib/store/alerts/list-alert-cases';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { readCoverage } from '@/lib/store/coverage/read-coverage';
import { countVerified } from '@/lib/store/audit-log/verification/verified-counts';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { countRollupsInPieces } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { startOfDrift } from '../drifts/start-of-drift';
import { readStrataInPieces } from '../review/read-strata';

/** The dimensions that every indicator of counts is told from. */
export const SUMS_BY = ['kind', 'outcome', 'crossZone', 'basis'] as const;

/** What was seen, cut at some times: whatever lies between two cuts can be measured from it. */
export type PiecedEvidence = {
  /** What indicators look at to judge [fromMs, toMs). Reviews are few: they may reach further back. */
  between: (fromMs: number, toMs: number, reviewsFromMs?: number) => Evidence;
  countsBetween: (measure: IndicatorDefinition['measure']) => CountsBetween;
};

/**
 * Reads what happened between the first and the last of some times (milliseconds, whole minutes), in as many
 * pieces as lie between them: one statement, from the coarsest roll-ups that fit each piece. Reviews (M3) are
 * read when asked for.
 */
export async function readPieces(
  times: Iterable<number>,
  filter: RollupFilter,
  { withReviews = false } = {},
): Promise<PiecedEvidence> {
  const cuts = [...new Set(times)].toSorted((left, right) => left - right);
  const window: Window = { from: new Date(cuts[0] ?? 0), to: new Date(cuts.at(-1) ?? 0) };
  const pieces = cuts.slice(1).map((to, index) => ({ from: new Date(cuts[index]!), to: new Date(to) }));
  const [counts, slices, cases, verified, reviewsBetween] = await Promise.all([
    countRollupsInPieces({ pieces, filter, by: SUMS_BY }),
    readSlices(window, filter),
    readCases(window, filter),
    countVerified(pieces, filter),
    withReviews ? readStrataInPieces(cuts, filter) : () => [],
  ]);
  const countsOf = pieces.map((): Evidence['counts'][number][] => []);
  for (const count of counts) countsOf[count.piece]!.push(count);
  const verifiedOf = pieces.map((): Evidence['verified'][number][] => []);
  for (const piece of verified) verifiedOf[piece.piece]!.push(piece);
  const sliceStarts = slices.map(({ from }) => from);
  const between = (fromMs: number, toMs: number, reviewsFromMs = fromMs): Evidence => ({
    from: fromMs,
    to: toMs,
    counts: countsOf.slice(countBefore(cuts, fromMs), countBefore(cuts, toMs)).flat(),
    coverage: slices.slice(countBefore(sliceStarts, fromMs), countBefore(sliceStarts, toMs)),
    ...cases,
    reviews: reviewsBetween(reviewsFromMs, toMs),
    verified: verifiedOf.slice(countBefore(cuts, fromMs), countBefore(cuts, toMs)).flat(),
  });
  return { between, countsBetween: (measure) => (fromMs, toMs) => measure(between(fromMs, toMs)).counts };
}

/** How many of some ascending times are before `ms`: a month has 43 200 slices to ask for. */
const countBefore = (times: readonly number[], ms: number): number =>
  countLeading(times, (time) => time < ms);

/** A zone is measured by its inventory; sources and policies have no share in coverage. */
async function readSlices(window: Window, filter: RollupFilter) {
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
