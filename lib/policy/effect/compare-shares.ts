import { compareProportions } from '@/lib/sli/compare-proportions';

/** `bad` of `total` (weighted), which tell as much as `size` single observations. */
export type Share = { bad: number; total: number; size: number };

/** Two shares with the difference of the second from the first, in shares (0–1). */
export type ShareDifference = {
  before: { bad: number; total: number };
  after: { bad: number; total: number };
  /** Null, as the others, where there is too little to compare. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** The smallest level of significance at which the interval leaves out "no difference". */
  p: number | null;
};

/** With fewer on a side nothing is said: even all against none would hardly be a difference. */
export const FEWEST = 5;

const SMALLEST_P = 1e-12;
const HALVINGS = 60;

/**
 * The difference between two shares with its interval (Newcombe's hybrid score interval, 1998, method 10) and
 * the p-value that this interval inverts to, so that the two never disagree. Weighted counts enter with their
 * effective size (Kish).
 */
export function compareShares(before: Share, after: Share, confidence: number): ShareDifference {
  const counts = {
    before: { bad: before.bad, total: before.total },
    after: { bad: after.bad, total: after.total },
  };
  const nothing = { ...counts, difference: null, low: null, high: null, p: null };
  if (!(before.total > 0) || !(after.total > 0) || Math.min(before.size, after.size) < FEWEST) return nothing;
  const sides = [toProportion(after), toProportion(before)] as const;
  const found = compareProportions(...sides, { confidence })!;
  return {
    ...counts,
    difference: found.difference,
    low: found.interval.low,
    high: found.interval.high,
    p: found.difference === 0 ? 1 : invert(...sides),
  };
}

const toProportion = ({ bad, total, size }: Share) => ({ share: bad / total, n: size });

type Proportion = ReturnType<typeof toProportion>;

/** Halves the logarithm of p: intervals grow with confidence, so there is one place where they reach zero. */
function invert(first: Proportion, second: Proportion): number {
  const isDifferent = (p: number) =>
    compareProportions(first, second, { confidence: 1 - p })?.isDifferent ?? false;
  if (isDifferent(SMALLEST_P)) return SMALLEST_P;
  let low = Math.log(SMALLEST_P);
  let high = 0;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (isDifferent(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/** Whether the interval leaves out "no difference"; null where nothing can be said. */
export const isDifferent = ({ low, high }: Pick<ShareDifference, 'low' | 'high'>): boolean | null =>
  low === null || high === null ? null : low > 0 || high < 0;
