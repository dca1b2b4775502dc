import { formatCount } from '@/components/format/format-count';
import type { CrossZone } from '@/lib/domain/read-models/cross-zone';

type Trend = CrossZone['trend'];

const FEWEST_DAYS = 8;

/** "Decreasing: about 12 fewer a week (28 days, each weekday against itself, p = 0.003)." */
export function describeTrend({ verdict, perWeek, pValue, days, isSeasonal }: Trend): string {
  if (verdict === 'insufficient-data') return `A trend needs ${FEWEST_DAYS} days; ${days} were measured.`;
  if (verdict === 'all-zero') return `There was no attempt on any of ${days} days.`;
  const basis = `${days} days${isSeasonal ? ', each weekday against itself' : ''}, ${describeP(pValue!)}`;
  if (verdict === 'no-trend') return `Neither decreasing nor increasing (${basis}).`;
  const word = verdict === 'decreasing' ? 'Decreasing' : 'Increasing';
  if (perWeek === null || perWeek === 0) return `${word} (${basis}).`;
  return `${word}: about ${formatCount(Math.abs(perWeek))} ${perWeek < 0 ? 'fewer' : 'more'} a week (${basis}).`;
}

const describeP = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);
