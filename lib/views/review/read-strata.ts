import type { Window } from '@/lib/domain/time-range';
import { toReviewStrata, type ReviewStratum } from '@/lib/sli/to-review-strata';
import { listStandingVerdicts, type StandingVerdict } from '@/lib/store/review/list-standing-verdicts';
import { countRollups, countRollupsInPieces } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

/** The strata of a window and scope (denials from roll-ups), and the verdicts given one by one. */
export async function readStrata(
  window: Window,
  filter: RollupFilter,
): Promise<{ strata: ReviewStratum[]; verdicts: StandingVerdict[] }> {
  const [denials, verdicts] = await Promise.all([countDenials(window, filter), readVerdicts(window, filter)]);
  return { strata: toReviewStrata(denials, verdicts), verdicts };
}

/**
 * The strata of any window between two of some ascending times (milliseconds, whole minutes), as a function
 * of its ends.
 */
export async function readStrataInPieces(
  cuts: readonly number[],
  filter: RollupFilter,
): Promise<(fromMs: number, toMs: number) => ReviewStratum[]> {
  const window = { from: new Date(cuts[0] ?? 0), to: new Date(cuts.at(-1) ?? 0) };
  const pieces = cuts.slice(1).map((to, index) => ({ from: new Date(cuts[index]!), to: new Date(to) }));
  const [denials, verdicts] = await Promise.all([
    countRollupsInPieces({
      pieces,
      filter: { ...filter, kinds: ['decision'], outcomes: ['deny'] },
      by: ['policy'],
    }),
    readVerdicts(window, filter),
  ]);
  const isWithin = (at: number, fromMs: number, toMs: number) => at >= fromMs && at < toMs;
  return (fromMs, toMs) => {
    const weights = new Map<string, number>();
    for (const { piece, policy, weight } of denials)
      if (isWithin(cuts[piece]!, fromMs, toMs)) weights.set(policy, (weights.get(policy) ?? 0) + weight);
    return toReviewStrata(
      [...weights].map(([policy, weight]) => ({ policy, weight })),
      verdicts.filter(({ occurredAt }) => isWithin(occurredAt.getTime(), fromMs, toMs)),
    );
  };
}

const countDenials = (window: Window, filter: RollupFilter) =>
  countRollups({
    window,
    filter: { ...filter, kinds: ['decision'], outcomes: ['deny'] },
    by: ['policy'],
  });

const readVerdicts = (
  window: Window,
  { zone, service, environment, zones = null }: RollupFilter,
): Promise<StandingVerdict[]> => listStandingVerdicts({ window, zone, service, environment, zones });
