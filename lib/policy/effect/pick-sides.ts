import type { Phase } from './list-phases';
import type { DecisionSum } from './tally';

/** What is compared: `after` was decided by the revision, `before` by what it replaces. */
export type Sides = { comparedWith: 'before' | 'rest'; before: DecisionSum[]; after: DecisionSum[] };

/**
 * Takes the two sides of a phase out of the decisions of its windows. A canary is compared with the rest of the
 * traffic of the same time, others with the time before. Where decisions name the revision, each side holds its
 * own only, so that engines that are late do not blur it.
 */
export function pickSides(
  phase: Pick<Phase, 'revision' | 'environment' | 'canaryShare'>,
  inBefore: readonly DecisionSum[],
  inAfter: readonly DecisionSum[],
): Sides {
  const hasEnvironments = [...inBefore, ...inAfter].some(({ environment }) => environment !== '');
  const isHere = ({ environment }: DecisionSum) =>
    phase.environment === null || !hasEnvironments || environment === phase.environment;
  const isOwn = ({ revision }: DecisionSum) => revision === phase.revision;
  const after = inAfter.filter(isHere);
  if (phase.canaryShare !== null)
    return {
      comparedWith: 'rest',
      before: after.filter((sum) => sum.revision !== '' && !isOwn(sum)),
      after: after.filter(isOwn),
    };
  const before = inBefore.filter(isHere);
  // A pipeline may name a revision otherwise than the engines do.
  const isNamed = after.some(isOwn);
  return {
    comparedWith: 'before',
    before: isNamed ? before.filter((sum) => !isOwn(sum)) : before,
    after: isNamed ? after.filter((sum) => isOwn(sum) || sum.revision === '') : after,
  };
}
