'use client';

import { ReferenceArea } from 'recharts';
import type { TimeGrid } from '@/components/charts/prepare/time-grid';
import type { SloDetail } from '@/lib/domain/read-models/objectives';

/**
 * The planned windows as shaded areas behind the lines. Returned as an array, since Recharts looks for
 * areas among direct children.
 */
export function shadeCorrections(corrections: SloDetail['corrections'], grid: TimeGrid) {
  return corrections.flatMap(({ id, from, to }) => {
    const start = Math.max(grid.from, Date.parse(from));
    const end = Math.min(grid.to, Date.parse(to));
    if (start >= end) return [];
    return [
      <ReferenceArea
        key={`${id} ${from}`}
        x1={start}
        x2={end}
        fill="var(--fg-muted)"
        fillOpacity={0.16}
        stroke="var(--fg-muted)"
        strokeOpacity={0.5}
        strokeDasharray="2 3"
        ifOverflow="hidden"
      />,
    ];
  });
}
