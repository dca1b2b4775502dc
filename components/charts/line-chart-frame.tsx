'use client';

import { useId, useMemo, useRef, type ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { ActiveSample } from './active-sample';
import { ChangeFlags } from './change-flags';
import { ChartFrame, type ChartTable } from './chart-frame';
import { DragZoom } from './drag-zoom';
import { NumberedChanges } from './numbered-changes';
import { CHART_MARGIN } from './plot-area';
import type { TimeGrid } from './prepare/time-grid';
import { gridProps, timeAxisProps, useTimeTicks, valueAxisProps } from './time-axis';

/** The common body of line charts: axes, crosshair shared over the page, drag to zoom, flags. */
export function LineChartFrame<Row extends { at: number }>({
  name,
  summary,
  table,
  height,
  grid,
  rows,
  domain,
  valueTicks,
  formatValue,
  renderSample,
  markers = [],
  legend,
  children,
}: {
  name: string;
  summary: string;
  table: () => ChartTable;
  height: number;
  grid: TimeGrid;
  rows: readonly Row[];
  domain: [number, number | 'auto'];
  /** Values that get a label; without them Recharts chooses. */
  valueTicks?: number[];
  formatValue: (value: number) => string;
  renderSample: (row: Row) => ReactNode;
  markers?: readonly ChangeMarker[];
  legend?: ReactNode;
  children: ReactNode;
}) {
  const listId = useId();
  const activeAt = useRef<number | null>(null);
  const ticks = useTimeTicks(grid);
  const data = useMemo(() => [...rows], [rows]);
  return (
    <ChartFrame
      name={name}
      summary={summary}
      table={table}
      height={height}
      legend={legend}
      footer={<NumberedChanges markers={markers} grid={grid} id={listId} />}
    >
      <DragZoom grid={grid} activeAt={() => activeAt.current}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={data} margin={CHART_MARGIN} syncId="page" syncMethod="value">
            <CartesianGrid {...gridProps} />
            <XAxis {...timeAxisProps(grid, 'continuous')} {...ticks} />
            <YAxis
              {...valueAxisProps}
              domain={domain}
              ticks={valueTicks}
              tickFormatter={formatValue}
              allowDataOverflow={domain[1] !== 'auto'}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--fg-muted)', strokeWidth: 1 }}
              content={<Sample render={renderSample} />}
            />
            {children}
            <ActiveSample
              onChange={(at) => {
                activeAt.current = at;
              }}
            />
          </ComposedChart>
        </ResponsiveContainer>
        <ChangeFlags markers={markers} grid={grid} listId={listId} />
      </DragZoom>
    </ChartFrame>
  );
}

type SampleProps<Row> = {
  render: (row: Row) => ReactNode;
  // Recharts adds these two.
  active?: boolean;
  payload?: readonly { payload?: unknown }[];
};

/** The tooltip's content: what the chart says about the row under the pointer or the arrow keys. */
function Sample<Row>({ render, active, payload }: SampleProps<Row>) {
  const row = payload?.[0]?.payload;
  return active && row ? render(row as Row) : null;
}
