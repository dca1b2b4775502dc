'use client';

import { useState } from 'react';

/** Says the result of a changed filter once; ticks of live data stay silent. */
export function useAnnouncedTotal(text: string, filterKey: string, settled: boolean): string {
  const [announced, setAnnounced] = useState({ key: filterKey, text: '' });
  if (settled && announced.key !== filterKey) setAnnounced({ key: filterKey, text });
  return announced.text;
}
