'use client';

import { ChartTooltip, LineMark } from '@/components/charts/chart-tooltip';
import { LineChartFrame } from '@/components/charts/line-chart-frame';
import { pickValueTicks } from '@/components/charts/prepare/ratio-domain';
import { splitLine } from '@/components/charts/split-line';
import { formatCompactCount } from '@/components/format/format-count';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { unitOf } from '../objective-words';
import { describeEventLine } from './describe-slo-charts';
import { samplesOf, valueAt, type PreparedSlo, type SloRow } from './prepare-slo-points';
import { shadeCorrections } from './shade-corrections';

const STYLE = {
  good: { word: 'Good', color: 'var(--series-3)' },
  bad: { word: 'Bad', color: 'var(--series-8)' },
} as const;

const write = (value: number | null) => (value === null ? 'No data' : formatCompactCount(value));

/** Good or bad events (or slices) a minute; each from zero on its own axis, since bad ones are few beside good ones. */
export function EventsChart({
  slo,
  prepared,
  line,
}: {
  slo: SloDetail;
  prepared: PreparedSlo;
  line: keyof typeof STYLE;
}) {
  const zone = useTimeZone();
  const { word, color } = STYLE[line];
  const unit = unitOf(slo.objective);
  const name = `${word} ${unit}s a minute`;
  const most = Math.max(0, ...samplesOf(prepared, line).map(({ value }) => value));
  const domain: [number, number] = [0, most > 0 ? most * 1.1 : 1];
  return (
    <LineChartFrame
      name={name}
      summary={describeEventLine(prepared, line, unit, zone)}
      table={() => ({
        columns: ['Time', name],
        rows: prepared.rows.map((row) => [
          formatShortTime(new Date(row.at), zone),
          write(valueAt(row, line)),
        ]),
      })}
      height={140}
      grid={prepared.grid}
      rows={prepared.rows}
      domain={domain}
      valueTicks={pickValueTicks(domain, 4)}
      formatValue={formatCompactCount}
      markers={slo.markers}
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.filling ? 'Still filling' : null}
          lines={[
            { key: line, mark: <LineMark color={color} />, label: name, value: write(valueAt(row, line)) },
          ]}
        />
      )}
    >
      {shadeCorrections(slo.corrections, prepared.grid)}
      {splitLine<SloRow>(line, color, (row, part) => row[line][part])}
    </LineChartFrame>
  );
}
