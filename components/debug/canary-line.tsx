'use client';

import { useQuery } from '@tanstack/react-query';
import { canariesQuery } from '@/lib/client/indicator-queries';
import type { EventFilter } from '@/lib/domain/filters';
import { describeCanaries } from './describe-canaries';

/** What Gatehouse measured of itself: an event a minute, sent and looked for. */
export function CanaryLine({ filter: { from, to } }: { filter: EventFilter }) {
  const { data } = useQuery(canariesQuery({ from, to }));
  return data ? <p className="text-fg-muted mt-2 text-xs">{describeCanaries(data)}</p> : null;
}
