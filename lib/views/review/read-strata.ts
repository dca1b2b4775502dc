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
 * The strata from the start of a window until a later time, as a function of that time (milliseconds since
 * 1970, the end of a step). Sums are kept from call to call, so the times have to ascend.
 */
export async function readStrataInSteps(
  window: Window,
  filter: RollupFilter,
  stepSeconds: number,
): Promise<(until: number) => ReviewStratum[]> {
  const [denials, verdicts] = await Promise.all([
    countDenials(window, filter, stepSeconds),
    readVerdicts(window, filter),
  ]);
  const rest = denials
    .map(({ at, policy, weight }) => ({ at: Date.parse(at!), policy, weight }))
    .toSorted((one, other) => one.at - other.at);
  const weights = new Map<string, number>();
  let next = 0;
  return (until) => {
    for (; next < rest.length && rest[next]!.at < until; next += 1) {
      const { policy, weight } = rest[next]!;
      weights.set(policy, (weights.get(policy) ?? 0) + weight);
    }
    return toReviewStrata(
      [...weights].map(([policy, weight]) => ({ policy, weight })),
      verdicts.filter(({ occurredAt }) => occurredAt.getTime() < until),
    );
  };
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

const countDenials = (window: Window, filter: RollupFilter, stepSeconds?: number) =>
  countRollups({
    window,
    filter: { ...filter, kinds: ['decision'], outcomes: ['deny'] },
    by: ['policy'],
    ...(stepSeconds !== undefined && { stepSeconds }),
  });

const readVerdicts = (
  window: Window,
  { zone, service, environment, zones = null }: RollupFilter,
): Promise<StandingVerdict[]> => listStandingVerdicts({ window, zone, service, environment, zones });
