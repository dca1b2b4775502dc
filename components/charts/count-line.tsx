'use client';

import { useMemo } from 'react';
import { formatCompactCount, formatCount } from '@/components/format/format-count';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { ChangeMarker, Freshness } from '@/lib/domain/read-models/common';
import { ChartTooltip, LineMark } from './chart-tooltip';
import { LineChartFrame } from './line-chart-frame';
import { describeCountLine } from './prepare/describe-series';
import type { LineRow } from './prepare/prepare-line';
import { preparePoints } from './prepare/prepare-points';
import { splitLine } from './split-line';

/** A count over time, from zero. `counted` names the things: ["attempt", "attempts"]. */
export function CountLine({
  name,
  counted,
  summary,
  points,
  window,
  freshness,
  markers,
  color = 'var(--series-1)',
  height = 180,
}: {
  name: string;
  counted: readonly [string, string];
  /** What the chart shows, for counts that add up to nothing, such as a stock. */
  summary?: string;
  points: readonly { at: string; value: number | null }[];
  window: { from: string; to: string };
  freshness: Freshness;
  markers?: readonly ChangeMarker[];
  color?: string;
  height?: number;
}) {
  const zone = useTimeZone();
  const prepared = useMemo(() => preparePoints(points, window, freshness), [points, window, freshness]);
  return (
    <LineChartFrame
      name={name}
      summary={summary ?? describeCountLine(prepared, counted, zone)}
      table={() => ({
        columns: ['Time', name],
        rows: prepared.points.map(({ at, value }) => [
          formatShortTime(new Date(at), zone),
          formatCount(value),
        ]),
      })}
      height={height}
      grid={prepared.grid}
      rows={prepared.rows}
      domain={[0, 'auto']}
      formatValue={formatCompactCount}
      markers={markers}
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.at === prepared.fillingFrom ? 'Still filling' : null}
          lines={[
            {
              key: 'value',
              mark: <LineMark color={color} />,
              label: name,
              value: formatCount(row.solid ?? row.dotted),
            },
          ]}
        />
      )}
    >
      {splitLine<LineRow>('count', color, (row, part) => row[part])}
    </LineChartFrame>
  );
}
