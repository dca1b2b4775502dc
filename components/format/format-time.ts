import { NARROW_SPACE } from './space';

/** Where a reader's clock stands: an IANA zone, or null for the browser's own. */
export type TimeZone = string | null;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: TimeZone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options]);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', { ...options, ...(zone ? { timeZone: zone } : {}) });
  formats.set(key, format);
  return format;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;

/** The name of the zone at that time: "UTC", "CET", "GMT+5:30". */
export function zoneName(at: Date, zone: TimeZone): string {
  const parts = formatOf(zone, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/** A time in full, zone named: "21 Nov 2026, 10:42:07 UTC"; with milliseconds where they matter. */
export function formatAbsolute(
  at: Date,
  zone: TimeZone,
  { milliseconds = false }: { milliseconds?: boolean } = {},
): string {
  const date = formatOf(zone, { ...DAY, year: 'numeric' }).format(at);
  const clock = formatOf(zone, { ...CLOCK, second: '2-digit' }).format(at);
  const fraction = milliseconds ? `.${String(at.getUTCMilliseconds()).padStart(3, '0')}` : '';
  return `${date}, ${clock}${fraction} ${zoneName(at, zone)}`;
}

/** The clock alone: "10:42". */
export const formatClock = (at: Date, zone: TimeZone): string => formatOf(zone, CLOCK).format(at);

/** Day and clock without zone, where the zone is named nearby: "21 Nov, 10:42". */
export const formatShortTime = (at: Date, zone: TimeZone): string =>
  `${formatOf(zone, DAY).format(at)}, ${formatClock(at, zone)}`;

/** Day of the week and clock: "Mon 09:00"; with the day where it is too far ahead to tell: "Mon 30 Nov, 09:00". */
export function formatWeekdayTime(at: Date, zone: TimeZone, now: Date = new Date()): string {
  const weekday = formatOf(zone, { weekday: 'short' }).format(at);
  const isNear = at.getTime() - now.getTime() < 6 * 86_400_000;
  return `${weekday} ${isNear ? formatClock(at, zone) : formatShortTime(at, zone)}`;
}

/** A tick of a time axis: the clock within two days, the day beyond. */
export const formatTick = (at: Date, zone: TimeZone, windowSeconds: number): string =>
  windowSeconds <= 2 * 86_400 ? formatClock(at, zone) : formatOf(zone, DAY).format(at);

/** A range of two times, zone named once: "21 Nov, 10:00 – 11:00 UTC". */
export function formatWindow(from: Date, to: Date, zone: TimeZone): string {
  const day = formatOf(zone, { ...DAY, year: 'numeric' });
  const sameDay = day.format(from) === day.format(to);
  const end = sameDay ? formatClock(to, zone) : formatShortTime(to, zone);
  return `${formatShortTime(from, zone)} – ${end} ${zoneName(to, zone)}`;
}

const AGES = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** How long ago: "just now", "6 min ago", "3 d ago"; times ahead of `now` read "in 2 min". */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1_000);
  const magnitude = Math.abs(seconds);
  if (magnitude < 5) return 'just now';
  const [size, unit] = AGES.find(([limit]) => magnitude >= limit) ?? AGES[3];
  const amount = `${Math.floor(magnitude / size)}${NARROW_SPACE}${unit}`;
  return seconds > 0 ? `${amount} ago` : `in ${amount}`;
}
