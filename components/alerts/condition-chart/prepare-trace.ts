import { fillGrid } from '@/components/charts/prepare/fill-grid';
import { prepareLine, type LineRow } from '@/components/charts/prepare/prepare-line';
import { buildTimeGrid, type TimeGrid } from '@/components/charts/prepare/time-grid';
import type { ConditionTrace, TraceStretch } from '@/lib/domain/read-models/alert-rules';

type Point = ConditionTrace['points'][number];

/** One sample of a condition's chart; `point` is null where there is no evidence. */
export type TraceRow = {
  at: number;
  point: Point | null;
  line: LineRow;
  threshold: number | null;
  expected: number | null;
  /** What a dynamic threshold takes for usual: from its median to its bound. */
  band: [number, number] | null;
};

export type PreparedTrace = {
  grid: TimeGrid;
  rows: TraceRow[];
  domain: [number, number];
  /** One number where the threshold never differs. */
  fixedThreshold: number | null;
  hasBand: boolean;
  stretches: { state: TraceStretch['state']; from: number; to: number }[];
};

/** A condition that is about no number is drawn as 1 where it holds and 0 where it does not. */
const drawnValue = (point: Point | null, isNumber: boolean): number | null => {
  if (!point || point.outcome === 'no-data') return point?.value ?? null;
  return isNumber ? point.value : point.outcome === 'true' ? 1 : 0;
};

/**
 * A condition's values, threshold and band on the grid of their window, with the stretches in which it fired cut to it. A
 * step without evidence is a gap. The axis begins at zero.
 */
export function prepareTrace(
  { window, stepSeconds, points, unit }: Omit<ConditionTrace, 'stretches' | 'subject' | 'cutAt'>,
  stretches: readonly TraceStretch[],
): PreparedTrace {
  const grid = buildTimeGrid(window, stepSeconds, points[0]?.at);
  const slots = fillGrid(grid, points, Infinity);
  const isNumber = unit !== null;
  const line = prepareLine(
    slots.map(({ at, bucket }) => ({ at, value: drawnValue(bucket, isNumber) })),
    null,
  );
  const rows = slots.map(({ at, bucket }, index): TraceRow => {
    const [threshold, expected] = [bucket?.threshold ?? null, bucket?.expected ?? null];
    return {
      at,
      point: bucket,
      line: line[index]!,
      threshold,
      expected,
      band: threshold === null || expected === null ? null : [expected, threshold],
    };
  });
  const thresholds = new Set(rows.flatMap(({ threshold }) => threshold ?? []));
  const drawn = rows.flatMap((row) => [row.line.solid ?? [], row.threshold ?? []].flat());
  return {
    grid,
    rows,
    domain: isNumber ? [Math.min(0, ...drawn), Math.max(...drawn, 0) * 1.1 || 1] : [0, 1],
    fixedThreshold: thresholds.size === 1 ? [...thresholds][0]! : null,
    hasBand: rows.some(({ band }) => band !== null),
    stretches: stretches.flatMap(({ state, from, to }) => {
      const start = Math.max(grid.from, Date.parse(from));
      const end = Math.min(grid.to, to === null ? grid.to : Date.parse(to));
      return start < end ? [{ state, from: start, to: end }] : [];
    }),
  };
}
