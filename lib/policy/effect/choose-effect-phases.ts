import { groupBy } from '@/lib/domain/group-by';
import type { Phase } from './list-phases';

/**
 * The phases that tell the effect of a revision: in each environment the first in which it had all of the
 * traffic; where it never had anywhere, the first as a canary. Empty when it was never in force. `phases` are in
 * order of time.
 */
export function chooseEffectPhases(phases: readonly Phase[], revision: string): Phase[] {
  const own = phases.filter((phase) => phase.revision === revision);
  const whole = own.filter(({ canaryShare }) => canaryShare === null);
  const byPlace = groupBy(whole.length > 0 ? whole : own, ({ environment }) => environment);
  return [...byPlace.values()].map(([first]) => first!);
}
