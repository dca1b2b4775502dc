/**
 * The q-quantile of values in ascending order as the ⌈q·n⌉-th smallest (PostgreSQL's `percentile_disc`);
 * null without any. Source: slo.md §2.1.
 */
export const nearestRank = (sorted: readonly number[], q: number): number | null =>
  sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
