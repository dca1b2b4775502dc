import { assessTimeslices, countTimeslices, type EmptySlices } from '@/lib/slo/count-timeslices';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { byKind } from '../by-kind';
import { MINUTE_MS, readSegments, type Segment } from './segments';

type Input = {
  segments: Segment[];
  from_minute: number;
  to_minute: number;
  slice_s: number;
  slice_target: string;
  target: string;
  empty_slices: EmptySlices;
};

export const timeslicesSuite = byKind('timeslices', {
  '': (input: Input) => {
    const count = countTimeslices(
      readSegments(input.segments),
      input.from_minute * MINUTE_MS,
      input.to_minute * MINUTE_MS,
      {
        sliceMs: input.slice_s * 1_000,
        sliceTarget: Number(input.slice_target),
        emptySlices: input.empty_slices,
      },
    );
    const { allowedBadSlices, consumed } = assessTimeslices(count, errorBudgetRatio(input.target));
    const { slices, good, bad, empty, counted, sli, meanRatio } = count;
    return {
      slices,
      good,
      bad,
      empty,
      counted,
      sli,
      allowed_bad_slices: allowedBadSlices,
      budget_consumed: consumed,
      ratio_timeslices_sli: meanRatio,
    };
  },
});
