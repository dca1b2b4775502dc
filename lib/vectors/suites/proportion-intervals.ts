import { agrestiCoullInterval } from '@/lib/sli/agresti-coull-interval';
import { wilsonInterval, type Interval } from '@/lib/sli/wilson-interval';
import { wilsonLowerBound } from '@/lib/sli/wilson-lower-bound';
import { byKind } from '../by-kind';

type Input = { x: number; n: number; confidence: number };

const asPair = (interval: Interval | null) => interval && [interval.low, interval.high];

export const proportionIntervalsSuite = byKind('proportion_intervals', {
  '': ({ x, n, confidence }: Input) => {
    const estimate = n > 0 ? x / n : null;
    const proportion = estimate ?? NaN;
    return {
      estimate,
      wilson: asPair(wilsonInterval(proportion, n, confidence)),
      agresti_coull: asPair(agrestiCoullInterval(proportion, n, confidence)),
      wilson_one_sided_lower: wilsonLowerBound(proportion, n, confidence),
    };
  },
});
