'use client';

import { ReferenceLine } from 'recharts';
import { ChartTooltip, LineMark } from '@/components/charts/chart-tooltip';
import { LineChartFrame } from '@/components/charts/line-chart-frame';
import { pickValueTicks } from '@/components/charts/prepare/ratio-domain';
import { referenceLabel } from '@/components/charts/reference-label';
import { splitLine } from '@/components/charts/split-line';
import { formatBurn } from '@/components/format/format-budget';
import { formatSeconds } from '@/components/format/format-duration';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { describeBurnLines } from './describe-slo-charts';
import { samplesOf, valueAt, type PreparedSlo, type SloRow } from './prepare-slo-points';
import { shadeCorrections } from './shade-corrections';
import { SloLegend } from './slo-legend';

const LONG = { color: 'var(--series-1)' } as const;
const SHORT = { color: 'var(--series-5)', dash: '6 3' } as const;

/** Share of the axis that a label takes. */
const APART = 0.12;

const formatAxis = (value: number) => `${Number(value.toPrecision(3)).toLocaleString('en-US')}×`;

/** Burn of the long and the short window together, against even spending and the threshold. */
export function BurnChart({
  slo,
  seriesBurn,
  prepared,
}: {
  slo: SloDetail;
  seriesBurn: NonNullable<SloDetail['seriesBurn']>;
  prepared: PreparedSlo;
}) {
  const zone = useTimeZone();
  const { longSeconds, shortSeconds, threshold } = seriesBurn;
  const long = `Over ${formatSeconds(longSeconds)}`;
  const short = `Over ${formatSeconds(shortSeconds)}`;
  const values = [...samplesOf(prepared, 'longBurn'), ...samplesOf(prepared, 'shortBurn')];
  const domain: [number, number] = [0, Math.max(threshold, 1, ...values.map(({ value }) => value)) * 1.1];
  return (
    <LineChartFrame
      name="Burn rate"
      summary={describeBurnLines(prepared, seriesBurn, zone)}
      table={() => ({
        columns: ['Time', long, short],
        rows: prepared.rows.map((row) => [
          formatShortTime(new Date(row.at), zone),
          formatBurn(row.point?.longBurn ?? null, threshold),
          formatBurn(row.point?.shortBurn ?? null, threshold),
        ]),
      })}
      height={200}
      grid={prepared.grid}
      rows={prepared.rows}
      domain={domain}
      valueTicks={pickValueTicks(domain)}
      formatValue={formatAxis}
      markers={slo.markers}
      legend={
        <SloLegend
          lines={[
            { label: long, ...LONG },
            { label: short, ...SHORT },
          ]}
          hasCorrections={slo.corrections.length > 0}
        />
      }
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.filling ? 'Still filling' : null}
          lines={[
            {
              key: 'long',
              mark: <LineMark {...LONG} />,
              label: long,
              value: formatBurn(valueAt(row, 'longBurn'), threshold),
            },
            {
              key: 'short',
              mark: <LineMark {...SHORT} />,
              label: short,
              value: formatBurn(valueAt(row, 'shortBurn'), threshold),
            },
          ]}
        />
      )}
    >
      {shadeCorrections(slo.corrections, prepared.grid)}
      <ReferenceLine
        y={1}
        stroke="var(--fg-muted)"
        strokeDasharray="2 3"
        // Beside a high burn both lines are close together: the threshold says more.
        label={
          (threshold - 1) / domain[1] < APART
            ? undefined
            : referenceLabel('1× spends it evenly', 'insideBottomLeft')
        }
      />
      <ReferenceLine
        y={threshold}
        stroke="var(--status-breached)"
        strokeDasharray="6 3"
        label={referenceLabel(`Threshold ${formatBurn(threshold)}`, 'insideBottomLeft')}
      />
      {splitLine<SloRow>('long', LONG.color, (row, part) => row.longBurn[part])}
      {splitLine<SloRow>('short', SHORT.color, (row, part) => row.shortBurn[part], SHORT.dash)}
    </LineChartFrame>
  );
}
