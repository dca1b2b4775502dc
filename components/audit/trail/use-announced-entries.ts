'use client';

import { useEffect, useState } from 'react';
import { formatCounted } from '@/components/format/format-count';

const AT_MOST_EVERY_MS = 10_000;

/** Says how many entries came, at most every ten seconds: a busy log must not talk all the time. */
export function useAnnouncedEntries(newEntries: number): string {
  const [told, setTold] = useState({ entries: 0, at: 0 });
  useEffect(() => {
    if (newEntries === told.entries) return;
    const wait = newEntries < told.entries ? 0 : Math.max(0, told.at + AT_MOST_EVERY_MS - Date.now());
    const timer = setTimeout(() => setTold({ entries: newEntries, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [newEntries, told]);
  return told.entries === 0 ? '' : `${formatCounted(told.entries, 'new entry', 'new entries')} on top`;
}
