import type { AttemptTrend } from '@/lib/sli/judge-attempts';

/** What the trend of cross-zone attempts says of its objective, in a sentence. */
export function describeTrend({ verdict, perWeek, pValue, days }: AttemptTrend): string {
  const course =
    perWeek === null
      ? ''
      : ` by ${Math.abs(Number(perWeek.toPrecision(2))).toLocaleString('en-US')} a week (p ${pValue!.toPrecision(2)})`;
  switch (verdict) {
    case 'all-zero':
      return 'There was no cross-zone attempt in four weeks.';
    case 'decreasing':
      return `Attempts decrease${course}.`;
    case 'increasing':
      return `Attempts increase${course}.`;
    case 'no-trend':
      return 'Attempts neither decrease nor increase: the objective is that they decrease.';
    case 'insufficient-data':
      return `${days} ${days === 1 ? 'day was' : 'days were'} measured; a trend takes eight.`;
  }
}
