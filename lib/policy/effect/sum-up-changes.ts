import type { ChangeFigures, ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';
import { medianOf } from '@/lib/sli/median-of';

/** What is counted of an activation. */
export type CountedActivation = {
  isReturn: boolean;
  verdict: ReviewVerdict;
  /** From the activation to its rollback; null where it was not taken back. */
  secondsToRollback: number | null;
};

/**
 * Change failure rate and time to rollback of activations that were reviewed. A failure is a regression or was
 * rolled back; those without data count apart, unless somebody took them back. Returns to an older revision
 * mend a change and are none themselves.
 */
export function sumUpChanges(activations: readonly CountedActivation[]): Omit<ChangeFigures, 'window'> {
  const changes = activations.filter(({ isReturn }) => !isReturn);
  const isFailed = ({ verdict, secondsToRollback }: CountedActivation) =>
    verdict === 'regression' || secondsToRollback !== null;
  const reviewed = changes.filter((change) => change.verdict !== 'no-data' || isFailed(change));
  const failed = reviewed.filter(isFailed).length;
  const times = changes.flatMap(({ secondsToRollback }) => secondsToRollback ?? []);
  return {
    reviewed: reviewed.length,
    failed,
    noData: changes.length - reviewed.length,
    failureRate: reviewed.length > 0 ? failed / reviewed.length : null,
    rolledBack: times.length,
    secondsToRollback: medianOf(times),
  };
}
