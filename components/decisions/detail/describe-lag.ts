import { formatMilliseconds, formatSeconds } from '@/components/format/format-duration';

/** How long before an event a change came: "37 s before", "2 h 10 min before", "at the same moment". */
export function describeBefore(changedAt: string, occurredAt: string): string {
  const seconds = (Date.parse(occurredAt) - Date.parse(changedAt)) / 1_000;
  return seconds < 1 ? 'at the same moment' : `${formatSeconds(seconds)} before`;
}

/** How long an event took until it could be read here: "820 ms after it happened". */
export function describeVisible(occurredAt: string, visibleAt: string): string {
  const milliseconds = Date.parse(visibleAt) - Date.parse(occurredAt);
  return milliseconds < 0
    ? 'before it happened by its own clock'
    : `${formatMilliseconds(milliseconds)} after it happened`;
}
