import { formatSeconds } from '@/components/format/format-duration';
import { formatClock, formatShortTime, type TimeZone } from '@/components/format/format-time';
import type { Freshness } from '@/lib/domain/read-models/common';

/** Behind by more than this, the reader is told. The objective of M10 is one minute. */
export const STALE_AFTER_SECONDS = 120;

/**
 * "Data until 10:42, 6 min behind"; null while the data is current, nothing ever came, or the window
 * that is shown ended before (`windowEnd`, RFC 3339).
 */
export function describeStaleness(freshness: Freshness, zone: TimeZone, windowEnd?: string): string | null {
  const { dataUntil, behindSeconds, generatedAt } = freshness;
  if (dataUntil !== null && windowEnd !== undefined && Date.parse(windowEnd) <= Date.parse(dataUntil))
    return null;
  if (dataUntil === null || behindSeconds === null || behindSeconds <= STALE_AFTER_SECONDS) return null;
  const until = new Date(dataUntil);
  const sameDay = new Date(generatedAt).getTime() - until.getTime() < 12 * 3_600_000;
  const time = sameDay ? formatClock(until, zone) : formatShortTime(until, zone);
  return `Data until ${time}, ${formatSeconds(behindSeconds)} behind`;
}
