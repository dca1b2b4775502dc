'use client';

import { useMemo } from 'react';
import { ReferenceArea, ReferenceLine } from 'recharts';
import {
  formatFailureRatio,
  formatObjective,
  formatRatio,
  percentDecimals,
} from '@/components/format/format-ratio';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { ChangeMarker, Freshness } from '@/lib/domain/read-models/common';
import { ChartTooltip, LineMark } from './chart-tooltip';
import { LineChartFrame } from './line-chart-frame';
import { describeRatioLine } from './prepare/describe-series';
import type { LineRow } from './prepare/prepare-line';
import { preparePoints } from './prepare/prepare-points';
import { chooseRatioDomain, pickValueTicks } from './prepare/ratio-domain';
import { referenceLabel } from './reference-label';
import { splitLine } from './split-line';

const COLOR = 'var(--series-1)';

/** A ratio over time near its objective, a labelled line; the side that violates it is shaded. */
export function RatioLine({
  name,
  points,
  window,
  objective,
  direction,
  freshness,
  markers,
  height = 180,
}: {
  name: string;
  points: readonly { at: string; value: number | null }[];
  window: { from: string; to: string };
  objective: number | null;
  direction: 'higher' | 'lower';
  freshness: Freshness;
  markers?: readonly ChangeMarker[];
  height?: number;
}) {
  const zone = useTimeZone();
  const prepared = useMemo(() => preparePoints(points, window, freshness), [points, window, freshness]);
  const { grid, rows, fillingFrom } = prepared;
  const domain = chooseRatioDomain(
    prepared.points.map(({ value }) => value),
    objective,
  );
  const write = (value: number | null) =>
    direction === 'higher' ? formatRatio(value, { objective }) : formatFailureRatio(value, objective);
  const digits = Math.max(0, ...pickValueTicks(domain).map(percentDecimals));
  const formatAxis = (value: number) => `${(value * 100).toFixed(digits)}\u202F%`;
  const violated: [number, number] | null =
    objective === null ? null : direction === 'higher' ? [domain[0], objective] : [objective, domain[1]];

  return (
    <LineChartFrame
      name={name}
      summary={describeRatioLine(prepared, objective, direction, zone)}
      table={() => ({
        columns: ['Time', name],
        rows: prepared.points.map(({ at, value }) => [formatShortTime(new Date(at), zone), write(value)]),
      })}
      height={height}
      grid={grid}
      rows={rows}
      domain={domain}
      valueTicks={pickValueTicks(domain)}
      formatValue={formatAxis}
      markers={markers}
      renderSample={(row) => {
        const value = row.solid ?? row.dotted;
        return (
          <ChartTooltip
            at={row.at}
            note={row.at === fillingFrom ? 'Still filling' : null}
            lines={[{ key: 'value', mark: <LineMark color={COLOR} />, label: name, value: write(value) }]}
          />
        );
      }}
    >
      {violated ? (
        <ReferenceArea
          y1={violated[0]}
          y2={violated[1]}
          fill="var(--status-breached)"
          fillOpacity={0.07}
          ifOverflow="hidden"
        />
      ) : null}
      {objective === null ? null : (
        <ReferenceLine
          y={objective}
          stroke="var(--fg-muted)"
          strokeDasharray="6 3"
          label={referenceLabel(
            `Objective ${direction === 'lower' ? '< ' : ''}${formatObjective(objective)}`,
            // On the side where the line usually is not.
            direction === 'lower' ? 'insideBottomLeft' : 'insideTopLeft',
          )}
        />
      )}
      {splitLine<LineRow>('ratio', COLOR, (row, part) => row[part])}
    </LineChartFrame>
  );
}
