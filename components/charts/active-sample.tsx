'use client';

import { useEffect, useEffectEvent } from 'react';
import { useActiveTooltipLabel } from 'recharts';

/** Tells the surrounding chart which sample (epoch ms) the pointer or the arrow keys have chosen. */
export function ActiveSample({ onChange }: { onChange: (at: number | null) => void }) {
  const label = useActiveTooltipLabel();
  const tell = useEffectEvent(onChange);
  useEffect(() => tell(label === undefined ? null : Number(label)), [label]);
  return null;
}
