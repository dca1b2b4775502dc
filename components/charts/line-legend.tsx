'use client';

import type { ReactNode } from 'react';
import { LineMark } from './chart-tooltip';

/** What the lines of a chart are; `children` are items for what is shaded. */
export const LineLegend = ({
  lines,
  children,
}: {
  lines: readonly { label: string; color: string; dash?: string }[];
  children?: ReactNode;
}) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
    {lines.map(({ label, ...mark }) => (
      <li key={label} className="flex items-center gap-1.5">
        <LineMark {...mark} />
        {label}
      </li>
    ))}
    {children}
  </ul>
);
