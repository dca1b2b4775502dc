import type { DenyStratum } from './estimate-deny-accuracy';

/** `available`: how many denials of the policy can still be handed out; as many as there are if not given. */
export type PlannableStratum = DenyStratum & { available?: number };

/**
 * The policies whose denials are reviewed next, at most `count` of them: unreviewed ones first, the largest
 * first, then wherever one review narrows the interval most (sequential Neyman allocation). How right a
 * policy seems stays as it was while the batch is planned; ties go by name. Source: slo.md §8.
 */
export function planReviews(strata: readonly PlannableStratum[], count: number): string[] {
  const plan: string[] = [];
  for (const policy of chooseReviews(strata)) {
    if (plan.length >= count) break;
    plan.push(policy);
  }
  return plan;
}

/** The same one after the other, until every denial has been handed out. */
export function* chooseReviews(strata: readonly PlannableStratum[]): Generator<string> {
  const rows = strata
    .map(({ policy, denials, reviewed, trueBlocks, available = Infinity }) => {
      const seeming = (trueBlocks + 1) / (reviewed + 2);
      return { policy, denials, reviewed, available, spread: denials ** 2 * seeming * (1 - seeming) };
    })
    .toSorted((one, other) => (one.policy < other.policy ? -1 : one.policy > other.policy ? 1 : 0));
  type Row = (typeof rows)[number];
  // Shares are denials by a common divisor, which changes no order.
  const gainOf = ({ spread, reviewed }: Row) => spread / (reviewed * (reviewed + 1));
  const isBetter = (one: Row, other: Row) => {
    if (one.reviewed === 0 || other.reviewed === 0)
      return one.reviewed === other.reviewed ? one.denials > other.denials : one.reviewed === 0;
    return gainOf(one) > gainOf(other);
  };
  for (;;) {
    let best: Row | null = null;
    for (const row of rows)
      if (row.reviewed < row.denials && row.available > 0 && (best === null || isBetter(row, best)))
        best = row;
    if (best === null) return;
    best.reviewed += 1;
    best.available -= 1;
    yield best.policy;
  }
}
