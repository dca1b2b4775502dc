import { traceEwma } from '@/lib/slo/ewma';
import { judgeSlot } from '@/lib/slo/robust-slot';
import { byKind } from '../by-kind';

type Slot = { history: (number | null)[]; value: number; k: number; min_history: number };
type Ewma = {
  values: number[];
  lam: number;
  mean: number;
  sigma: number;
  L: number;
  asymptotic: boolean;
};

export const dynamicThresholdsSuite = byKind('dynamic_thresholds', {
  robust_slot: ({ history, value, k, min_history: fewestWeeks }: Slot) => {
    const { isAnomaly, ...verdict } = judgeSlot(history, value, { k, fewestWeeks });
    return { ...verdict, anomaly: isAnomaly };
  },
  ewma: ({ values, lam: lambda, mean, sigma, L: width, asymptotic: isAsymptotic }: Ewma) => ({
    points: traceEwma(values, { lambda, mean, sigma, width, isAsymptotic }).map(
      ({ ewma, upper, lower, isOut }) => ({ ewma, ucl: upper, lcl: lower, out: isOut }),
    ),
  }),
});
