import { isDeepStrictEqual } from 'node:util';
import type { Objective, ObjectiveInput } from '@/lib/domain/objective';

/** The revision of what is written in place of `before`: it grows when budgets come out differently. */
export const nextRevision = (before: Objective | null, given: ObjectiveInput): number =>
  before === null ? 1 : before.revision + (isReckonedAlike(before, given) ? 0 : 1);

/** Whether budgets of both come out the same. */
function isReckonedAlike(before: ObjectiveInput, given: ObjectiveInput): boolean {
  const reckonedBy = ({
    indicator,
    zone,
    service,
    environment,
    target,
    window,
    method,
    rules,
  }: ObjectiveInput) => ({ indicator, zone, service, environment, target, window, method, rules });
  return isDeepStrictEqual(reckonedBy(before), reckonedBy(given));
}
