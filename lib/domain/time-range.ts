import { z } from 'zod';
import { GatehouseError } from './errors';
import { parseMicros } from './timestamp';

const MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const RELATIVE = /^now(?:-(\d{1,9})([smhdw]))?$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
/** Longer than any retention; a point per day of it can still be drawn. */
const LONGEST_MS = 3_660 * MS.d;

/** Milliseconds since 1970 of an RFC 3339 time; NaN for anything else. */
const parseTime = (text: string): number =>
  RFC3339.test(text) ? Math.floor(parseMicros(text) / 1_000) : NaN;

/** `from`/`to` as links and the API carry them: `now`, `now-1h`, or an RFC 3339 time. */
export const timeExpressionSchema = z
  .string()
  .max(64)
  .refine((text) => RELATIVE.test(text) || !Number.isNaN(parseTime(text)), {
    message: 'neither now-1h nor an RFC 3339 time',
  });

export type TimeRange = { from: string; to: string };
export type Window = { from: Date; to: Date };

export const DEFAULT_RANGE: TimeRange = { from: 'now-1h', to: 'now' };

export const RANGE_PRESETS = [
  { from: 'now-15m', label: 'Last 15 minutes' },
  { from: 'now-1h', label: 'Last hour' },
  { from: 'now-6h', label: 'Last 6 hours' },
  { from: 'now-24h', label: 'Last 24 hours' },
  { from: 'now-7d', label: 'Last 7 days' },
  { from: 'now-30d', label: 'Last 30 days' },
] as const;

/**
 * Resolves `now-1h` or an RFC 3339 time against `now`; further back than 1970 is 1970. Throws
 * `invalid-input` for anything else.
 */
export function resolveTime(expression: string, now: Date, path = 'from'): Date {
  const relative = RELATIVE.exec(expression);
  if (relative) {
    const [, amount, unit] = relative;
    const back = amount ? Number(amount) * MS[unit as keyof typeof MS] : 0;
    return new Date(Math.max(0, now.getTime() - back));
  }
  const parsed = parseTime(expression);
  if (Number.isNaN(parsed))
    throw new GatehouseError('invalid-input', `"${expression}" is not a time.`, {
      path,
      remedy: 'Use now, now-1h, now-7d or an RFC 3339 time such as 2026-11-21T09:30:00Z.',
    });
  return new Date(parsed);
}

/**
 * Resolves a range to the half-open window [from, to). Throws `invalid-input` when it is empty or
 * longer than ten years.
 */
export function resolveWindow(range: TimeRange, now: Date): Window {
  const from = resolveTime(range.from, now, 'from');
  const to = resolveTime(range.to, now, 'to');
  if (from >= to)
    throw new GatehouseError('invalid-input', 'The time range is empty: "from" is not before "to".', {
      path: 'from',
      remedy: 'Choose a start before the end.',
    });
  if (to.getTime() - from.getTime() > LONGEST_MS)
    throw new GatehouseError('invalid-input', 'The time range is longer than ten years.', {
      path: 'from',
      remedy: 'Choose a later start.',
    });
  return { from, to };
}

/** True where both ends are words like `now-1h`, so that the link moves with time. */
export const isRelative = (range: TimeRange): boolean => RELATIVE.test(range.from) && RELATIVE.test(range.to);

/** The window of equal length that ends where this one starts. */
export function previousWindow({ from, to }: Window): Window {
  return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

const STEPS_SECONDS = [60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400];

const DAY_SECONDS = 86_400;
/** From here on a point is a day: it is read from the rows of days, which stays fast at any size. */
const DAILY_FROM_SECONDS = 20 * DAY_SECONDS;

/** Seconds per point so that a window draws in at most `points` points; never below a minute. */
export function chooseStepSeconds({ from, to }: Window, points = 120): number {
  const seconds = (to.getTime() - from.getTime()) / 1_000;
  if (seconds >= DAILY_FROM_SECONDS) return DAY_SECONDS;
  return STEPS_SECONDS.find((step) => seconds / step <= points) ?? DAY_SECONDS;
}

/**
 * What a person types into the range field: `2h`, `45 min`, `3 days`, `now-6h`, or a pasted time.
 * A pasted time becomes the hour around it. Null when it is none of these.
 */
export function parseTypedRange(typed: string): TimeRange | null {
  const text = typed.trim();
  const ago = /^(?:last\s+)?(\d{1,6})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)$/i.exec(
    text,
  );
  if (ago) return { from: `now-${ago[1]}${ago[2]!.charAt(0).toLowerCase()}`, to: 'now' };
  const relative = RELATIVE.exec(text);
  if (relative?.[1]) return { from: text, to: 'now' };
  const at = /^\d{10}$/.test(text)
    ? Number(text) * 1_000
    : /^\d{13}$/.test(text)
      ? Number(text)
      : Date.parse(text);
  if (!text || Number.isNaN(at)) return null;
  return { from: new Date(at - MS.h / 2).toISOString(), to: new Date(at + MS.h / 2).toISOString() };
}
