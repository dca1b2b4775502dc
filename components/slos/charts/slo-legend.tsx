'use client';

import { LineMark } from '@/components/charts/chart-tooltip';

/** What the lines of a chart are, and what is shaded. */
export function SloLegend({
  lines,
  hasCorrections,
}: {
  lines: readonly { label: string; color: string; dash?: string }[];
  hasCorrections: boolean;
}) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
      {lines.map(({ label, ...mark }) => (
        <li key={label} className="flex items-center gap-1.5">
          <LineMark {...mark} />
          {label}
        </li>
      ))}
      {hasCorrections ? (
        <li className="flex items-center gap-1.5">
          <span
            aria-hidden
            className="border-fg-muted/60 bg-fg-muted/20 inline-block h-3 w-4 border-x border-dashed"
          />
          Correction
        </li>
      ) : null}
    </ul>
  );
}
