'use client';

import { Line, ReferenceArea, ReferenceLine } from 'recharts';
import { ChartTooltip, LineMark } from '@/components/charts/chart-tooltip';
import { LineChartFrame } from '@/components/charts/line-chart-frame';
import { pickValueTicks } from '@/components/charts/prepare/ratio-domain';
import { referenceLabel } from '@/components/charts/reference-label';
import { splitLine } from '@/components/charts/split-line';
import { formatBudgetShare } from '@/components/format/format-budget';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { describeBudgetLine } from './describe-slo-charts';
import { samplesOf, valueAt, type PreparedSlo, type SloRow } from './prepare-slo-points';
import { shadeCorrections } from './shade-corrections';
import { SloLegend } from './slo-legend';

const LEFT = { label: 'Budget left', color: 'var(--series-1)' } as const;
const EVEN = { label: 'Spent evenly', color: 'var(--series-8)', dash: '4 4' } as const;

/** What is left of the budget over time, from 100 % down, through zero, beside the even spending. */
export function BudgetChart({ slo, prepared }: { slo: SloDetail; prepared: PreparedSlo }) {
  const zone = useTimeZone();
  const values = samplesOf(prepared, 'remaining').map(({ value }) => value);
  const domain: [number, number] = [Math.min(0, ...values), Math.max(1, ...values)];
  const ticks = pickValueTicks(domain);
  // One step below the lowest value, so that it does not lie on the axis.
  const low = domain[0] < 0 ? Math.floor(domain[0] / (ticks[1]! - ticks[0]!)) * (ticks[1]! - ticks[0]!) : 0;
  const name = 'Error budget left';
  return (
    <LineChartFrame
      name={name}
      summary={describeBudgetLine(prepared, zone)}
      table={() => ({
        columns: ['Time', LEFT.label, EVEN.label],
        rows: prepared.rows.map((row) => [
          formatShortTime(new Date(row.at), zone),
          formatBudgetShare(row.point?.remaining ?? null),
          formatBudgetShare(row.evenSpend),
        ]),
      })}
      height={240}
      grid={prepared.grid}
      rows={prepared.rows}
      domain={[low, domain[1]]}
      valueTicks={pickValueTicks([low, domain[1]])}
      formatValue={formatBudgetShare}
      markers={slo.markers}
      legend={<SloLegend lines={[LEFT, EVEN]} hasCorrections={slo.corrections.length > 0} />}
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.filling ? 'Still filling' : null}
          lines={[
            {
              key: 'left',
              mark: <LineMark {...LEFT} />,
              label: LEFT.label,
              value: formatBudgetShare(valueAt(row, 'remaining')),
            },
            {
              key: 'even',
              mark: <LineMark {...EVEN} />,
              label: EVEN.label,
              value: formatBudgetShare(row.evenSpend),
            },
          ]}
        />
      )}
    >
      {shadeCorrections(slo.corrections, prepared.grid)}
      {low < 0 ? (
        <ReferenceArea y1={low} y2={0} fill="var(--status-breached)" fillOpacity={0.07} ifOverflow="hidden" />
      ) : null}
      <ReferenceLine
        y={0}
        stroke="var(--fg-muted)"
        strokeDasharray="6 3"
        label={low < 0 ? referenceLabel('Exhausted below', 'insideTopLeft') : undefined}
      />
      <Line
        key="even"
        type="linear"
        dataKey={(row: SloRow) => row.evenSpend}
        stroke={EVEN.color}
        strokeDasharray={EVEN.dash}
        strokeWidth={1.5}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      {splitLine<SloRow>('remaining', LEFT.color, (row, part) => row.remaining[part])}
    </LineChartFrame>
  );
}
