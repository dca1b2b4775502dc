import type { IndicatorId } from '@/lib/domain/read-models/indicators';

/** Sums of roll-ups as indicators read them; the store's `RollupCount` has this shape. */
export type IndicatorCount = {
  kind: string;
  outcome: string;
  crossZone: boolean;
  events: number;
  weight: number;
  lagMeasured: number;
  lagInTime: number;
};

/** Good and total; `total` is 0 when nothing was measured. */
export type GoodTotal = { good: number; total: number };

export type IndicatorDefinition = {
  id: IndicatorId;
  name: string;
  unit: 'ratio' | 'count';
  objective: number | null;
  direction: 'higher' | 'lower';
  numerator: string;
  denominator: string;
  /** Kinds of events whose counts it needs; empty for all. */
  kinds: readonly string[];
  measure: (counts: readonly IndicatorCount[]) => GoodTotal;
  /** What is shown, from good and total; null without data. */
  read: (measured: GoodTotal) => number | null;
};

const sumOf = (counts: readonly IndicatorCount[], value: (count: IndicatorCount) => number) =>
  counts.reduce((sum, count) => sum + value(count), 0);

/** Good and total over the counts of one kind, each event weighted by 1 / its sample rate. */
export function measureKind(
  counts: readonly IndicatorCount[],
  kind: string,
  isGood: (count: IndicatorCount) => boolean,
): GoodTotal {
  const own = counts.filter((count) => count.kind === kind);
  return {
    good: sumOf(own, (count) => (isGood(count) ? count.weight : 0)),
    total: sumOf(own, (count) => count.weight),
  };
}

/** Sums any two figures over all counts. */
export function measureSums(
  counts: readonly IndicatorCount[],
  good: (count: IndicatorCount) => number,
  total: (count: IndicatorCount) => number,
): GoodTotal {
  return { good: sumOf(counts, good), total: sumOf(counts, total) };
}

/** good / total; null when nothing was measured. */
export const readRatio = ({ good, total }: GoodTotal): number | null => (total > 0 ? good / total : null);
