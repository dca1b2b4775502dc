import {
  DEFAULT_RANGE,
  isRelative,
  resolveWindow,
  timeExpressionSchema,
  type TimeRange,
} from '@/lib/domain/time-range';

/** How a page keeps itself current: from the stream, every so many seconds, or only when asked. */
export type RefreshMode = 'live' | 'off' | `${number}`;

export type PageDefaults = { range: TimeRange; refresh: RefreshMode; sloWindow: boolean };

const PAGES: readonly [prefix: string, defaults: PageDefaults][] = [
  ['/executive', { range: { from: 'now-30d', to: 'now' }, refresh: '300', sloWindow: true }],
  ['/on-call', { range: DEFAULT_RANGE, refresh: 'live', sloWindow: false }],
  ['/review', { range: { from: 'now-30d', to: 'now' }, refresh: 'off', sloWindow: true }],
  ['/drift', { range: { from: 'now-30d', to: 'now' }, refresh: '60', sloWindow: false }],
  ['/policies', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', sloWindow: false }],
  ['/zones', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', sloWindow: false }],
  ['/services', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', sloWindow: false }],
];

/** The range and refresh of a page whose address names none. */
export const pageDefaultsOf = (pathname: string): PageDefaults =>
  PAGES.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`))?.[1] ?? {
    range: DEFAULT_RANGE,
    refresh: 'off',
    sloWindow: false,
  };

const valid = (expression: string | null | undefined): expression is string =>
  Boolean(expression) && timeExpressionSchema.safeParse(expression).success;

/** The range of an address; what is unreadable, or an empty range, falls back to the page's default. */
export function readRange(
  address: { from: string | null; to: string | null },
  fallback: TimeRange,
  now: Date,
): TimeRange {
  const range = {
    from: valid(address.from) ? address.from : fallback.from,
    to: valid(address.to) ? address.to : fallback.to,
  };
  try {
    resolveWindow(range, now);
    return range;
  } catch {
    return fallback;
  }
}

export const sameRange = (one: TimeRange, other: TimeRange): boolean =>
  one.from === other.from && one.to === other.to;

/** True while the range ends now, so that new events belong into it. */
export const isLive = (range: TimeRange): boolean => isRelative(range) && range.to === 'now';

/** The same range fixed to this moment, for a link that always shows the same window. */
export function fixRange(range: TimeRange, now: Date): TimeRange {
  const { from, to } = resolveWindow(range, now);
  return { from: from.toISOString(), to: to.toISOString() };
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** A range of the same length that ends now, for a link that moves with time. */
export function moveRange(range: TimeRange, now: Date): TimeRange {
  if (isLive(range)) return range;
  const { from, to } = resolveWindow(range, now);
  const seconds = Math.max(1, Math.round((to.getTime() - from.getTime()) / 1_000));
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? UNITS[3];
  return { from: `now-${seconds / size}${unit}`, to: 'now' };
}

/** Twice the window around the same middle, not beyond `now`. */
export function widenRange(range: TimeRange, now: Date): TimeRange {
  const { from, to } = resolveWindow(range, now);
  const length = to.getTime() - from.getTime();
  const end = Math.min(now.getTime(), to.getTime() + length / 2);
  return { from: new Date(end - 2 * length).toISOString(), to: new Date(end).toISOString() };
}

/** The range of a person's drag over a chart, ends in either order; null when nothing was spanned. */
export function rangeOfDrag(startMs: number, endMs: number, leastMs: number): TimeRange | null {
  const from = Math.min(startMs, endMs);
  const to = Math.max(startMs, endMs);
  if (to - from < leastMs) return null;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
