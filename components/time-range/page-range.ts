import { DEFAULT_AUDIT_RANGE } from '@/lib/domain/audit-filter';
import {
  DEFAULT_RANGE,
  isRelative,
  resolveWindow,
  timeExpressionSchema,
  type TimeRange,
} from '@/lib/domain/time-range';

/** How a page keeps itself current: from the stream, every so many seconds, or only when asked. */
export type RefreshMode = 'live' | 'off' | `${number}`;

/** A window that is the page's own, such as that of an objective; it is the first one offered. */
export type OwnWindow = { range: TimeRange; label: string };

export type PageDefaults = { range: TimeRange; refresh: RefreshMode; ownWindow: OwnWindow | null };

const LAST_30_DAYS: TimeRange = { from: 'now-30d', to: 'now' };

const SLO_WINDOW: OwnWindow = { range: LAST_30_DAYS, label: 'SLO window (30 days)' };

const PAGES: readonly [prefix: string, defaults: PageDefaults][] = [
  ['/executive', { range: LAST_30_DAYS, refresh: '300', ownWindow: SLO_WINDOW }],
  ['/review', { range: LAST_30_DAYS, refresh: 'off', ownWindow: SLO_WINDOW }],
  ['/slos', { range: LAST_30_DAYS, refresh: '60', ownWindow: null }],
  ['/on-call', { range: DEFAULT_RANGE, refresh: 'live', ownWindow: null }],
  ['/drift', { range: LAST_30_DAYS, refresh: '60', ownWindow: null }],
  ['/alerts/weekly', { range: { from: 'now-7d', to: 'now' }, refresh: 'off', ownWindow: null }],
  ['/alerts', { range: { from: 'now-24h', to: 'now' }, refresh: 'live', ownWindow: null }],
  ['/incidents', { range: LAST_30_DAYS, refresh: 'live', ownWindow: null }],
  ['/audit', { range: DEFAULT_AUDIT_RANGE, refresh: 'off', ownWindow: null }],
  ['/policies', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', ownWindow: null }],
  ['/zones', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', ownWindow: null }],
  ['/services', { range: { from: 'now-24h', to: 'now' }, refresh: 'off', ownWindow: null }],
];

/** The range and refresh of a page whose address names none. */
export const pageDefaultsOf = (pathname: string): PageDefaults =>
  PAGES.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`))?.[1] ?? {
    range: DEFAULT_RANGE,
    refresh: 'off',
    ownWindow: null,
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
export const isLive = (range: TimeRange): boolean => range.to === 'now';

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
  if (isRelative(range) && isLive(range)) return range;
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
