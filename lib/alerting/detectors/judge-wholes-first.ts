import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { TalliedSubject } from './tallied-subject';

/**
 * The conditions of wholes, and of those parts whose whole does not meet its own: what is told of a whole is one alert and not
 * one a part. `keyOf` tells which whole a part belongs to.
 */
export function judgeWholesFirst(
  wholes: readonly TalliedSubject[],
  parts: readonly TalliedSubject[],
  keyOf: (each: TalliedSubject) => string,
  judge: (each: TalliedSubject) => AlertCondition,
): AlertCondition[] {
  const judged = wholes.map((each) => ({ key: keyOf(each), condition: judge(each) }));
  const told = new Set(judged.flatMap(({ key, condition }) => (condition.outcome === 'true' ? [key] : [])));
  return [
    ...judged.map(({ condition }) => condition),
    ...parts.filter((each) => !told.has(keyOf(each))).map(judge),
  ];
}
