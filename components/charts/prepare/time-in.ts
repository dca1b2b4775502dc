import { formatClock, formatShortTime, type TimeZone } from '@/components/format/format-time';

/** The time (epoch ms) of a sample in a sentence: the clock within a day, day and clock beyond. */
export const timeIn = (at: number, spanMs: number, zone: TimeZone): string =>
  spanMs <= 86_400_000 ? formatClock(new Date(at), zone) : formatShortTime(new Date(at), zone);
