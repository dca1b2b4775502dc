'use client';

import { LineLegend } from '@/components/charts/line-legend';

/** What the lines of a chart are, and what is shaded. */
export function SloLegend({
  lines,
  hasCorrections,
}: {
  lines: readonly { label: string; color: string; dash?: string }[];
  hasCorrections: boolean;
}) {
  return (
    <LineLegend lines={lines}>
      {hasCorrections ? (
        <li className="flex items-center gap-1.5">
          <span
            aria-hidden
            className="border-fg-muted/60 bg-fg-muted/20 inline-block h-3 w-4 border-x border-dashed"
          />
          Correction
        </li>
      ) : null}
    </LineLegend>
  );
}
