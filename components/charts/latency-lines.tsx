'use client';

import { useMemo } from 'react';
import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds } from '@/components/format/format-duration';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { LatencyMeasure, LatencySeries } from '@/lib/domain/read-models/common';
import { ChartTooltip, LineMark } from './chart-tooltip';
import { LineChartFrame } from './line-chart-frame';
import { describeLatency } from './prepare/describe-series';
import { PERCENTILES, prepareLatency, type LatencyRow, type Percentile } from './prepare/prepare-latency';
import { splitLine } from './split-line';

/** Percentiles differ by colour and by dash, so that they are told apart without colour. */
const STYLE: Record<Percentile, { color: string; dash?: string }> = {
  p50: { color: 'var(--series-6)' },
  p95: { color: 'var(--series-1)', dash: '8 3' },
  p99: { color: 'var(--series-8)', dash: '3 2' },
};

const NAME: Record<LatencyMeasure, string> = {
  evaluation: 'Policy evaluation latency',
  sidecar: 'Sidecar latency',
  ingest: 'Ingest delay',
  held: 'Held at the source',
  transit: 'In transit',
  storing: 'Received to visible',
  attestation: 'Attestation latency',
};

const valueOf = (row: LatencyRow, name: Percentile) => row[name].solid ?? row[name].dotted;

/** p50, p95 and p99 over time, from zero. */
export function LatencyLines({ series, height = 180 }: { series: LatencySeries; height?: number }) {
  const zone = useTimeZone();
  const { grid, rows } = useMemo(() => prepareLatency(series), [series]);
  return (
    <LineChartFrame
      name={NAME[series.measure]}
      summary={describeLatency(series, zone)}
      table={() => ({
        columns: ['Time', ...PERCENTILES, 'Measurements'],
        rows: rows.map((row) => [
          formatShortTime(new Date(row.at), zone),
          ...PERCENTILES.map((name) => formatMilliseconds(valueOf(row, name))),
          formatCount(row.count),
        ]),
      })}
      height={height}
      grid={grid}
      rows={rows}
      domain={[0, 'auto']}
      formatValue={formatMilliseconds}
      markers={series.markers}
      legend={
        <ul className="flex flex-wrap gap-x-4 text-xs">
          {PERCENTILES.map((name) => (
            <li key={name} className="flex items-center gap-1.5">
              <LineMark {...STYLE[name]} />
              {name}
            </li>
          ))}
        </ul>
      }
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.filling ? 'Still filling' : null}
          lines={[...PERCENTILES].reverse().map((name) => ({
            key: name,
            mark: <LineMark {...STYLE[name]} />,
            label: name,
            value: formatMilliseconds(valueOf(row, name)),
          }))}
        />
      )}
    >
      {PERCENTILES.flatMap((name) =>
        splitLine<LatencyRow>(name, STYLE[name].color, (row, part) => row[name][part], STYLE[name].dash),
      )}
    </LineChartFrame>
  );
}
