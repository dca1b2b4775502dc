'use client';

import { LineLegend } from '@/components/charts/line-legend';
import type { PreparedTrace } from './prepare-trace';
import { STRETCHES } from './shade-stretches';

/** What the lines of a condition's chart are, and what is shaded; only what is drawn. */
export function ConditionLegend({
  lines,
  prepared: { hasBand, stretches },
}: {
  lines: readonly { label: string; color: string; dash?: string }[];
  prepared: PreparedTrace;
}) {
  const drawn = new Set(stretches.map(({ state }) => state));
  return (
    <LineLegend lines={lines}>
      {hasBand ? (
        <li className="flex items-center gap-1.5">
          <Swatch color="var(--series-8)" opacity={0.25} />
          Usual at that hour of the week
        </li>
      ) : null}
      {(['pending', 'firing', 'cooldown'] as const)
        .filter((state) => drawn.has(state))
        .map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <Swatch color={STRETCHES[state].color} opacity={0.35} />
            {STRETCHES[state].label}
          </li>
        ))}
    </LineLegend>
  );
}

const Swatch = ({ color, opacity }: { color: string; opacity: number }) => (
  <svg aria-hidden width={16} height={12} className="shrink-0">
    <rect width={16} height={12} fill={color} fillOpacity={opacity} stroke={color} />
  </svg>
);
