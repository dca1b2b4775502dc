import type { Window } from '@/lib/domain/time-range';

const BEFORE_MS = 60 * 60_000;
const AFTER_MS = 15 * 60_000;

/** The time around an alert: from an hour before its condition began to a quarter after its end, never beyond now. */
export function windowAround(
  { pendingSince, resolvedAt }: { pendingSince: string; resolvedAt: string | null },
  now: Date,
): Window {
  const end = resolvedAt ? Date.parse(resolvedAt) + AFTER_MS : now.getTime();
  return {
    from: new Date(Date.parse(pendingSince) - BEFORE_MS),
    to: new Date(Math.min(end, now.getTime())),
  };
}
