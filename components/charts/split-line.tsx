'use client';

import { Line } from 'recharts';
import type { LineRow } from './prepare/prepare-line';

/**
 * The lines of one series: solid where finished, dotted to the sample still filling, a dot for a
 * sample between gaps. Returned as an array, since Recharts looks for lines among direct children.
 */
export function splitLine<Row>(
  key: string,
  color: string,
  partOf: (row: Row, part: keyof Omit<LineRow, 'at'>) => number | null,
  dash?: string,
) {
  const common = { type: 'linear', stroke: color, strokeWidth: 2, isAnimationActive: false } as const;
  return [
    <Line
      key={`${key}-solid`}
      {...common}
      dataKey={(row: Row) => partOf(row, 'solid')}
      strokeDasharray={dash}
      dot={false}
      activeDot={{ r: 3.5, fill: color, stroke: 'var(--surface)' }}
    />,
    <Line
      key={`${key}-dotted`}
      {...common}
      dataKey={(row: Row) => partOf(row, 'dotted')}
      strokeDasharray="1 4"
      strokeLinecap="round"
      dot={false}
      activeDot={{ r: 3.5, fill: color, stroke: 'var(--surface)' }}
    />,
    <Line
      key={`${key}-alone`}
      {...common}
      dataKey={(row: Row) => partOf(row, 'alone')}
      stroke="none"
      dot={{ r: 2.5, fill: color, stroke: 'none' }}
      activeDot={false}
    />,
  ];
}
