import type { OutcomeCategory } from '@/components/status/outcome-presentation';
import type { DecisionSeries } from '@/lib/domain/read-models/common';
import { completeUntil, fillGrid } from './fill-grid';
import { buildTimeGrid, type TimeGrid } from './time-grid';

/** Outcomes in the order in which they are stacked; denials stand on the base line, easy to compare. */
export const STACK_ORDER: readonly OutcomeCategory[] = [
  'deny',
  'would-deny',
  'error',
  'unevaluated',
  'allow',
];

export type DecisionPoint = {
  at: number;
  filling: boolean;
  counts: Record<OutcomeCategory, number> | null;
};
export type PreparedDecisions = {
  grid: TimeGrid;
  points: DecisionPoint[];
  totals: Record<OutcomeCategory, number>;
  total: number;
  /** Outcomes that occur, in stack order. */
  present: OutcomeCategory[];
};

/** Counts by outcome on the grid of the window, with totals; gaps stay gaps. */
export function prepareDecisions(series: DecisionSeries): PreparedDecisions {
  const grid = buildTimeGrid(series.window, series.stepSeconds, series.buckets[0]?.at);
  const totals: Record<OutcomeCategory, number> = {
    allow: 0,
    deny: 0,
    error: 0,
    unevaluated: 0,
    'would-deny': 0,
  };
  const points = fillGrid(grid, series.buckets, completeUntil(series.freshness)).map(
    ({ at, bucket, filling }) => {
      if (!bucket) return { at, filling, counts: null };
      const { allow, deny, error, unevaluated, wouldDeny } = bucket;
      const counts = { allow, deny, error, unevaluated, 'would-deny': wouldDeny };
      for (const outcome of STACK_ORDER) totals[outcome] += counts[outcome];
      return { at, filling, counts };
    },
  );
  return {
    grid,
    points,
    totals,
    total: STACK_ORDER.reduce((sum, outcome) => sum + totals[outcome], 0),
    present: STACK_ORDER.filter((outcome) => totals[outcome] > 0),
  };
}
