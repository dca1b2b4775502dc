'use client';

import { useId, useMemo, useRef } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCompactCount, formatCount } from '@/components/format/format-count';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { OutcomePatternDefs, outcomeFill } from '@/components/status/outcome-patterns';
import { OUTCOME_CATEGORIES, type OutcomeCategory } from '@/components/status/outcome-presentation';
import { OutcomeSwatch } from '@/components/status/outcome-swatch';
import type { DecisionSeries } from '@/lib/domain/read-models/common';
import { ActiveSample } from './active-sample';
import { ChangeFlags } from './change-flags';
import { ChartFrame, type ChartTable } from './chart-frame';
import { ChartTooltip } from './chart-tooltip';
import { DragZoom } from './drag-zoom';
import { NumberedChanges } from './numbered-changes';
import { CHART_MARGIN } from './plot-area';
import { describeDecisions } from './prepare/describe-series';
import { STACK_ORDER, prepareDecisions, type DecisionPoint } from './prepare/prepare-decisions';
import { gridProps, timeAxisProps, useTimeTicks, valueAxisProps } from './time-axis';

const word = (outcome: OutcomeCategory) => OUTCOME_CATEGORIES[outcome].word;

/** Decisions by outcome over time. Dragging sets the page's range; flags mark the changes. */
export function DecisionHistogram({ series, height = 220 }: { series: DecisionSeries; height?: number }) {
  const prepared = useMemo(() => prepareDecisions(series), [series]);
  const { grid, points, present } = prepared;
  const zone = useTimeZone();
  const scope = useId();
  const listId = useId();
  const activeAt = useRef<number | null>(null);
  const ticks = useTimeTicks(grid);

  const table = (): ChartTable => ({
    columns: ['Time', ...STACK_ORDER.map(word)],
    rows: points.map(({ at, counts }) => [
      formatShortTime(new Date(at), zone),
      ...STACK_ORDER.map((outcome) => formatCount(counts?.[outcome] ?? null)),
    ]),
  });

  return (
    <ChartFrame
      name="Decisions by outcome"
      summary={describeDecisions(prepared, zone)}
      table={table}
      height={height}
      legend={<Legend outcomes={present} />}
      footer={<NumberedChanges markers={series.markers} grid={grid} id={listId} />}
    >
      <DragZoom grid={grid} activeAt={() => activeAt.current}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={points} margin={CHART_MARGIN} barCategoryGap="8%" syncId="page" syncMethod="value">
            <OutcomePatternDefs scope={scope} />
            <CartesianGrid {...gridProps} />
            <XAxis {...timeAxisProps(grid, 'buckets')} {...ticks} />
            <YAxis {...valueAxisProps} tickFormatter={formatCompactCount} allowDecimals={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--fg)', fillOpacity: 0.06 }}
              content={<Sample />}
            />
            {STACK_ORDER.filter((outcome) => present.includes(outcome)).map((outcome) => (
              <Bar
                key={outcome}
                stackId="decisions"
                name={word(outcome)}
                dataKey={(point: DecisionPoint) => point.counts?.[outcome] ?? null}
                fill={outcomeFill(scope, outcome)}
                isAnimationActive={false}
                shape={<Column color={OUTCOME_CATEGORIES[outcome].color} />}
              />
            ))}
            <ActiveSample
              onChange={(at) => {
                activeAt.current = at;
              }}
            />
          </BarChart>
        </ResponsiveContainer>
        <ChangeFlags markers={series.markers} grid={grid} listId={listId} />
      </DragZoom>
    </ChartFrame>
  );
}

type BarShape = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string;
  payload?: DecisionPoint;
};

/** A part of a bar; of the bucket that is still filling only the outline is firm. */
function Column({ x = 0, y = 0, width = 0, height = 0, fill, payload, color }: BarShape & { color: string }) {
  if (height <= 0) return null;
  const filling = payload?.filling ?? false;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      fill={fill}
      fillOpacity={filling ? 0.35 : 1}
      stroke={filling ? color : 'none'}
      strokeDasharray={filling ? '2 2' : undefined}
    />
  );
}

type TooltipProps = { active?: boolean; payload?: readonly { payload?: unknown }[] };

/** The tooltip's content; Recharts adds the props. */
function Sample({ active, payload }: TooltipProps) {
  const point = payload?.[0]?.payload as DecisionPoint | undefined;
  if (!active || !point) return null;
  const { counts, filling, at } = point;
  if (!counts) return <ChartTooltip at={at} note="No data" lines={[]} />;
  const lines = STACK_ORDER.filter((outcome) => counts[outcome] > 0)
    .sort((one, other) => counts[other] - counts[one])
    .map((outcome) => ({
      key: outcome,
      mark: <OutcomeSwatch category={outcome} />,
      label: word(outcome),
      value: formatCount(counts[outcome]),
    }));
  return <ChartTooltip at={at} note={filling ? 'Still filling' : null} lines={lines} />;
}

const Legend = ({ outcomes }: { outcomes: readonly OutcomeCategory[] }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
    {outcomes.map((outcome) => (
      <li key={outcome} className="flex items-center gap-1.5">
        <OutcomeSwatch category={outcome} />
        {word(outcome)}
      </li>
    ))}
  </ul>
);
