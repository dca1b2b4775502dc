import type { Unbounded } from '@/lib/domain/read-models/objectives';
import type { Counts } from '@/lib/slo/counts';

/** A figure for JSON, which knows no infinity. */
export function writeUnbounded(value: number | null): Unbounded {
  if (value === Infinity) return 'inf';
  if (value === -Infinity) return '-inf';
  return value;
}

/** Counts under the names of the API. */
export const writeCounts = ({ n, b, total, good, bad }: Counts) => ({
  observed: n,
  observedBad: b,
  total,
  good,
  bad,
});
