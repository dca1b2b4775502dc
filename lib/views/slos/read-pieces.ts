import type { Window } from '@/lib/domain/time-range';
import type { Evidence, IndicatorDefinition } from '@/lib/sli/indicator-definition';
import type { CountsBetween } from '@/lib/slo/counts';
import { countRollupsInPieces } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { readStrataInPieces } from '../review/read-strata';
import { readCases, readSlices, SUMS_BY } from '../indicators/read-evidence';

/** What was seen within a window, cut at some times: any window between two cuts can be measured from it. */
export type PiecedEvidence = {
  countsBetween: (measure: IndicatorDefinition['measure']) => CountsBetween;
  between: (fromMs: number, toMs: number) => Evidence;
};

/**
 * Reads what happened between the first and the last of some times (milliseconds, whole minutes), in as many
 * pieces as lie between them: one statement, from the coarsest roll-ups that fit each piece. Reviews (M3) are read when asked for.
 */
export async function readPieces(
  times: Iterable<number>,
  filter: RollupFilter,
  { withReviews = false } = {},
): Promise<PiecedEvidence> {
  const cuts = [...new Set(times)].toSorted((left, right) => left - right);
  const window: Window = { from: new Date(cuts[0] ?? 0), to: new Date(cuts.at(-1) ?? 0) };
  const pieces = cuts.slice(1).map((to, index) => ({ from: new Date(cuts[index]!), to: new Date(to) }));
  const [counts, slices, cases, reviewsBetween] = await Promise.all([
    countRollupsInPieces({ pieces, filter, by: SUMS_BY }),
    readSlices(window, filter),
    readCases(window, filter),
    withReviews ? readStrataInPieces(cuts, filter) : () => [],
  ]);
  const countsOf = pieces.map((): Evidence['counts'][number][] => []);
  for (const count of counts) countsOf[count.piece]!.push(count);
  const between = (fromMs: number, toMs: number): Evidence => ({
    from: fromMs,
    to: toMs,
    counts: countsOf.filter((_, index) => cuts[index]! >= fromMs && cuts[index]! < toMs).flat(),
    coverage: slices.filter(({ from }) => from >= fromMs && from < toMs),
    ...cases,
    reviews: reviewsBetween(fromMs, toMs),
  });
  return { between, countsBetween: (measure) => (fromMs, toMs) => measure(between(fromMs, toMs)).counts };
}
