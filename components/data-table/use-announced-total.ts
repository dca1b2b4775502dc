'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Says the result of a changed filter once; ticks of live data stay silent. */
export function useAnnouncedTotal(text: string, filterKey: string, settled: boolean): string {
  const [announced, setAnnounced] = useState({ key: filterKey, text: '' });
  const announce = useEffectEvent(() => setAnnounced({ key: filterKey, text }));
  useEffect(() => {
    if (settled && announced.key !== filterKey) announce();
  }, [settled, filterKey, announced.key]);
  return announced.text;
}
