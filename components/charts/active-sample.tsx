'use client';

import { useEffect, type RefObject } from 'react';
import { useActiveTooltipLabel } from 'recharts';

/** Tells the surrounding chart which sample the pointer or the arrow keys have chosen. */
export function ActiveSample({ into }: { into: RefObject<number | null> }) {
  const label = useActiveTooltipLabel();
  useEffect(() => {
    into.current = typeof label === 'number' ? label : label === undefined ? null : Number(label);
  }, [label, into]);
  return null;
}
