import type { BudgetingMethod } from '@/lib/domain/objective';
import { inTimeslices } from './count-timeslices';
import type { CountsBetween } from './counts';

const MINUTE_MS = 60_000;

/** Counts of events as a budgeting method has them: as they are, or as the slices that they make good or bad. Source: slo.md §2.2. */
export const countInMethod = (method: BudgetingMethod, counts: CountsBetween): CountsBetween =>
  method.type === 'occurrences'
    ? counts
    : inTimeslices(
        counts,
        {
          sliceMs: method.sliceMinutes * MINUTE_MS,
          sliceTarget: Number(method.sliceTarget),
          emptySlices: method.emptySlices,
        },
        method.type,
      );
