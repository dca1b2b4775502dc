'use client';

import type { ReactNode } from 'react';
import { formatShortTime, zoneName } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';

export type TooltipLine = { key: string; mark: ReactNode; label: string; value: string };

/** What a chart says about the sample under the pointer or the arrow keys; heard politely as well. */
export function ChartTooltip({
  at,
  note,
  lines,
}: {
  at: number;
  note?: string | null;
  lines: TooltipLine[];
}) {
  const zone = useTimeZone();
  const time = new Date(at);
  return (
    <div
      role="status"
      className="border-line bg-raised text-fg min-w-40 rounded-md border px-2.5 py-1.5 text-xs shadow-md"
    >
      <p className="figures mb-1 font-medium">
        {formatShortTime(time, zone)} {zoneName(time, zone)}
      </p>
      {note ? <p className="text-fg-muted">{note}</p> : null}
      <ul className="grid gap-0.5">
        {lines.map(({ key, mark, label, value }) => (
          <li key={key} className="flex items-center gap-1.5">
            {mark}
            <span className="flex-1">{label}</span>
            <span className="figures pl-3 font-medium">{value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A short line in the style of a series, for tooltips and legends. */
export const LineMark = ({ color, dash }: { color: string; dash?: string }) => (
  <svg aria-hidden width={16} height={8} className="shrink-0">
    <line x1={0} x2={16} y1={4} y2={4} stroke={color} strokeWidth={2} strokeDasharray={dash} />
  </svg>
);
