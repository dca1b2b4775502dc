import type { Status } from '@/lib/domain/read-models/common';
import { testTrend, type TrendTest } from './test-trend';

/** What four weeks of daily attempts say: M8's objective is that they decrease. */
export type AttemptTrend = {
  verdict: TrendTest['trend'];
  status: Status;
  /** Attempts more or fewer a week; null without enough days. */
  perWeek: number | null;
  /** How surprising such a course would be without any trend (two-sided); null without enough days. */
  pValue: number | null;
  days: number;
  /** Whether each weekday was compared with itself, which needs four weeks. */
  isSeasonal: boolean;
};

const DAYS_OF_A_WEEK = 7;
const WEEKS_FOR_SEASONS = 4;

const STATUS: Record<AttemptTrend['verdict'], Status> = {
  'all-zero': 'met',
  decreasing: 'met',
  'no-trend': 'at-risk',
  increasing: 'breached',
  'insufficient-data': 'no-data',
};

/** Judges attempts a day, oldest first; null is a day that nothing was measured on. Source: slo.md §9. */
export function judgeAttempts(counts: readonly (number | null)[]): AttemptTrend {
  const known = counts.filter((count) => count !== null);
  const isSeasonal = known.length >= WEEKS_FOR_SEASONS * DAYS_OF_A_WEEK;
  const test = testTrend(counts, isSeasonal ? { seasonDays: DAYS_OF_A_WEEK } : {});
  const isEnough = test.trend !== 'insufficient-data';
  const perWeek = test.slope === null ? null : isSeasonal ? test.slope : test.slope * DAYS_OF_A_WEEK;
  return {
    verdict: test.trend,
    status: STATUS[test.trend],
    perWeek: isEnough ? perWeek : null,
    pValue: isEnough ? test.pTwoSided : null,
    days: known.length,
    isSeasonal,
  };
}
