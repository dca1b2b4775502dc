'use client';

import { ReferenceArea } from 'recharts';
import type { PreparedTrace } from './prepare-trace';

/** How each kind of stretch is shaded, and what it is called. */
export const STRETCHES = {
  pending: { label: 'Holds, not yet for long enough', color: 'var(--status-at-risk)', opacity: 0.14 },
  firing: { label: 'Fires', color: 'var(--status-breached)', opacity: 0.16 },
  cooldown: { label: 'Cooldown', color: 'var(--fg-muted)', opacity: 0.14 },
} as const;

/** The stretches behind the lines; an array, since Recharts looks for areas among direct children. */
export const shadeStretches = (stretches: PreparedTrace['stretches']) =>
  stretches.map(({ state, from, to }) => {
    const { color, opacity } = STRETCHES[state];
    return (
      <ReferenceArea
        key={`${state} ${from}`}
        x1={from}
        x2={to}
        fill={color}
        fillOpacity={opacity}
        stroke={color}
        strokeOpacity={0.6}
        strokeDasharray={state === 'firing' ? undefined : '2 3'}
        ifOverflow="hidden"
      />
    );
  });
