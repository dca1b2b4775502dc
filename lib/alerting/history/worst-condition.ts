import type { AlertCondition } from '@/lib/domain/alerting/condition';

/** As far as it decides which of two says more. */
export type Weighed = Pick<AlertCondition, 'outcome' | 'value' | 'threshold'>;

const RANK = { true: 2, 'no-data': 1, false: 0 } as const;

/**
 * Whether one condition says more than another: one that holds before one that nobody can tell, before one that does not
 * hold; of two that hold the one farther beyond its threshold, of two that do not the one closer to it.
 */
export function saysMore(one: Weighed, other: Weighed): boolean {
  if (one.outcome !== other.outcome) return RANK[one.outcome] > RANK[other.outcome];
  const [left, right] = [distanceOf(one), distanceOf(other)];
  if (left === null || right === null) return left !== null && right === null;
  return one.outcome === 'true' ? left > right : left < right;
}

const distanceOf = ({ value, threshold }: Weighed): number | null =>
  value === null || threshold === null ? null : Math.abs(value - threshold);

/** The one of several that says most; null of none. */
export const worstOf = <C extends Weighed>(conditions: readonly C[]): C | null =>
  conditions.reduce<C | null>(
    (worst, each) => (worst === null || saysMore(each, worst) ? each : worst),
    null,
  );
