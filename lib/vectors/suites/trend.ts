import { testTrend, type TrendTest } from '@/lib/sli/test-trend';
import { byKind } from '../by-kind';
import { inWords } from './in-words';

type Input = {
  daily_counts: (number | null)[];
  alpha: number;
  min_days: number;
  season_days: number;
};

const toFields = (test: TrendTest) => ({
  n: test.n,
  S: test.s,
  var_S: test.varianceOfS,
  z: test.z,
  p_two_sided: test.pTwoSided,
  p_decreasing: test.pDecreasing,
  p_increasing: test.pIncreasing,
  trend: inWords(test.trend),
});

export const trendSuite = byKind('trend', {
  '': ({ daily_counts, alpha, min_days: fewestDays, season_days: seasonDays }: Input) => {
    const plain = testTrend(daily_counts, { alpha, fewestDays });
    const seasonal = testTrend(daily_counts, { alpha, fewestDays, seasonDays });
    return {
      plain: { ...toFields(plain), sen_slope_per_day: plain.slope, tau_a: plain.tauA },
      seasonal: { ...toFields(seasonal), sen_slope_per_cycle: seasonal.slope },
    };
  },
});
