'use client';

import { useMemo } from 'react';
import { Area, Line, ReferenceLine } from 'recharts';
import { ChartTooltip, LineMark } from '@/components/charts/chart-tooltip';
import { LineChartFrame } from '@/components/charts/line-chart-frame';
import { pickValueTicks } from '@/components/charts/prepare/ratio-domain';
import { referenceLabel } from '@/components/charts/reference-label';
import { splitLine } from '@/components/charts/split-line';
import { formatShortTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { ConditionTrace, TraceStretch } from '@/lib/domain/read-models/alert-rules';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { ConditionLegend } from './condition-legend';
import { describeTrace } from './describe-trace';
import { formatConditionTick, formatConditionValue } from './format-condition-value';
import { prepareTrace, type TraceRow } from './prepare-trace';
import { shadeStretches } from './shade-stretches';

const VALUE = { color: 'var(--series-1)' } as const;
const THRESHOLD = { label: 'Threshold', color: 'var(--status-breached)', dash: '6 3' } as const;
const EXPECTED = { label: 'Median of earlier weeks', color: 'var(--series-8)', dash: '2 3' } as const;

/** Moments that lie close together have their labels below each other. */
const MOMENT_LINES = 3;
const MOMENT_LINE_HEIGHT = 14;

const OUTCOME_WORDS = { true: 'Holds', false: 'Does not hold', 'no-data': 'No data' } as const;

/**
 * A condition over time with its threshold; of a dynamic one the band between the median and the bound. Stretches are
 * shaded: those of the trace, or what really happened (`stretches`). `moments` are labelled upright lines.
 */
export function ConditionChart({
  name,
  trace,
  stretches = trace.stretches,
  moments = [],
  markers,
  height = 220,
}: {
  /** What is drawn: "Denied share of checkout-api". */
  name: string;
  trace: ConditionTrace;
  stretches?: readonly TraceStretch[];
  moments?: readonly { at: string; label: string }[];
  markers?: readonly ChangeMarker[];
  height?: number;
}) {
  const zone = useTimeZone();
  const prepared = useMemo(() => prepareTrace(trace, stretches), [trace, stretches]);
  const { unit } = trace;
  const { grid, rows, domain, hasBand, fixedThreshold } = prepared;
  const hasThreshold = rows.some(({ threshold }) => threshold !== null);
  const write = (value: number | null) => formatConditionValue(value, unit);
  const lines = [
    { label: name, ...VALUE },
    ...(hasThreshold ? [THRESHOLD] : []),
    ...(hasBand ? [EXPECTED] : []),
  ];
  const cellsOf = ({ point }: TraceRow) => [
    unit === null ? (point ? OUTCOME_WORDS[point.outcome] : 'No data') : write(point?.value ?? null),
    ...(hasThreshold ? [(point?.threshold ?? null) === null ? 'None' : write(point!.threshold)] : []),
    ...(hasBand ? [write(point?.expected ?? null)] : []),
  ];
  return (
    <LineChartFrame
      name={name}
      summary={describeTrace(prepared, unit, zone)}
      table={() => ({
        columns: ['Time', ...lines.map(({ label }) => label)],
        rows: rows.map((row) => [formatShortTime(new Date(row.at), zone), ...cellsOf(row)]),
      })}
      height={height}
      grid={grid}
      rows={rows}
      domain={domain}
      valueTicks={unit === null ? [0, 1] : pickValueTicks(domain)}
      formatValue={(value) =>
        unit === null ? (value === 1 ? 'Holds' : 'Not') : formatConditionTick(value, unit)
      }
      markers={markers}
      legend={<ConditionLegend lines={lines} prepared={prepared} />}
      renderSample={(row) => (
        <ChartTooltip
          at={row.at}
          note={row.point ? (unit === null ? null : OUTCOME_WORDS[row.point.outcome]) : 'No evidence'}
          lines={lines.map(({ label, ...mark }, index) => ({
            key: label,
            mark: <LineMark {...mark} />,
            label,
            value: cellsOf(row)[index]!,
          }))}
        />
      )}
    >
      {shadeStretches(prepared.stretches)}
      {hasBand ? (
        <Area
          key="band"
          dataKey={(row: TraceRow) => row.band}
          fill={EXPECTED.color}
          fillOpacity={0.12}
          stroke="none"
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {hasBand ? (
        <Line
          key="expected"
          dataKey={(row: TraceRow) => row.expected}
          stroke={EXPECTED.color}
          strokeDasharray={EXPECTED.dash}
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {fixedThreshold !== null && !hasBand ? (
        <ReferenceLine
          y={fixedThreshold}
          stroke={THRESHOLD.color}
          strokeDasharray={THRESHOLD.dash}
          label={referenceLabel(`Threshold ${write(fixedThreshold)}`, 'insideTopLeft')}
        />
      ) : hasThreshold ? (
        <Line
          key="threshold"
          type="stepAfter"
          dataKey={(row: TraceRow) => row.threshold}
          stroke={THRESHOLD.color}
          strokeDasharray={THRESHOLD.dash}
          strokeWidth={1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {splitLine<TraceRow>('value', VALUE.color, (row, part) => row.line[part])}
      {moments.map(({ at, label }, index) => (
        <ReferenceLine
          key={`${label} ${at}`}
          x={Date.parse(at)}
          stroke="var(--fg-muted)"
          label={{
            ...referenceLabel(label, 'insideTopRight'),
            dy: (index % MOMENT_LINES) * MOMENT_LINE_HEIGHT,
          }}
          ifOverflow="hidden"
        />
      ))}
    </LineChartFrame>
  );
}
