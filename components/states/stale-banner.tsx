'use client';

import { TriangleAlert } from 'lucide-react';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { Freshness } from '@/lib/domain/read-models/common';
import { describeStaleness } from './describe-staleness';

/** "Data until 10:42, 6 min behind"; nothing while the data is current. */
export function StaleBanner({
  freshness,
  windowEnd,
}: {
  freshness: Freshness | undefined;
  windowEnd?: string;
}) {
  const zone = useTimeZone();
  const text = freshness ? describeStaleness(freshness, zone, windowEnd) : null;
  if (!text) return null;
  return (
    <p className="border-status-at-risk bg-muted flex items-center gap-1.5 border-l-2 px-2 py-1 text-xs">
      <TriangleAlert aria-hidden className="text-status-at-risk size-3.5 shrink-0" />
      {text}
    </p>
  );
}
