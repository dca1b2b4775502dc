import { medianOf } from './median-of';

/** What a trend test says: `p…` are one-sided p-values; the slope is per day (plain) or per cycle (seasonal). */
export type TrendTest = {
  n: number;
  s: number;
  varianceOfS: number;
  z: number;
  pDecreasing: number;
  pIncreasing: number;
  pTwoSided: number;
  slope: number | null;
  /** S over the number of pairs: −1 when every later count is lower, 1 when every one is higher. */
  tauA: number;
  trend: 'all-zero' | 'decreasing' | 'increasing' | 'no-trend' | 'insufficient-data';
};

type Point = { day: number; count: number };

const FEWEST_DAYS = 8;
const FEWEST_OF_A_SEASON = 4;
const ALPHA = 0.05;

/**
 * Mann–Kendall with tie correction and the Theil–Sen slope over daily counts, where null is a day that
 * nothing was measured on. With `seasonDays` the seasonal variant (Hirsch–Slack): each weekday against
 * itself. Source: slo.md §9.
 */
export function testTrend(
  counts: readonly (number | null)[],
  { seasonDays = 1, alpha = ALPHA, fewestDays = FEWEST_DAYS } = {},
): TrendTest {
  const seasons: Point[][] = Array.from({ length: seasonDays }, () => []);
  counts.forEach((count, day) => {
    if (count !== null) seasons[day % seasonDays]!.push({ day: Math.floor(day / seasonDays), count });
  });
  const n = seasons.reduce((sum, points) => sum + points.length, 0);
  const s = seasons.reduce((sum, points) => sum + sumOfSigns(points), 0);
  const varianceOfS = seasons.reduce((sum, points) => sum + varianceOf(points), 0);
  const pairs = seasons.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const z = s === 0 || varianceOfS === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varianceOfS);
  const pDecreasing = normalCdf(z);
  const pIncreasing = normalCdf(-z);
  const isAllZero = counts.every((count) => !count);
  const isEnough =
    seasonDays === 1 ? n >= fewestDays : seasons.some((points) => points.length >= FEWEST_OF_A_SEASON);
  return {
    n,
    s,
    varianceOfS,
    z,
    pDecreasing,
    pIncreasing,
    pTwoSided: Math.min(1, 2 * normalCdf(-Math.abs(z))),
    tauA: pairs > 0 ? s / pairs : 0,
    slope: medianOf(seasons.flatMap(slopesOf)),
    trend: !isEnough
      ? 'insufficient-data'
      : isAllZero
        ? 'all-zero'
        : pDecreasing < alpha
          ? 'decreasing'
          : pIncreasing < alpha
            ? 'increasing'
            : 'no-trend',
  };
}

function sumOfSigns(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 1)
    for (let j = i + 1; j < points.length; j += 1) sum += Math.sign(points[j]!.count - points[i]!.count);
  return sum;
}

function varianceOf(points: readonly Point[]): number {
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  const ties = new Map<number, number>();
  for (const { count } of points) ties.set(count, (ties.get(count) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, size) => sum + term(size), 0);
  return (term(points.length) - tied) / 18;
}

function slopesOf(points: readonly Point[]): number[] {
  const slopes: number[] = [];
  for (let i = 0; i < points.length; i += 1)
    for (let j = i + 1; j < points.length; j += 1)
      slopes.push((points[j]!.count - points[i]!.count) / (points[j]!.day - points[i]!.day));
  return slopes;
}

/** Φ, by the continued Chebyshev fit of erfc (Numerical Recipes §6.2.2, relative error below 1.2e-7). */
function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const polynomial = COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const tail = (t * Math.exp(-x * x + polynomial)) / 2;
  if (z === 0) return 0.5;
  return z < 0 ? tail : 1 - tail;
}
const COEFFICIENTS = [
  -1.265_512_23, 1.000_023_68, 0.374_091_96, 0.096_784_18, -0.186_288_06, 0.278_868_07, -1.135_203_98,
  1.488_515_87, -0.822_152_23, 0.170_872_77,
];
