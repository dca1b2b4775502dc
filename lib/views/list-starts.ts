import type { Window } from '@/lib/domain/time-range';

/** The starts of all steps of a window as RFC 3339, also of those without any event. */
export function listStarts(window: Window, stepSeconds: number): string[] {
  const step = stepSeconds * 1_000;
  const starts: string[] = [];
  for (let at = Math.floor(window.from.getTime() / step) * step; at < window.to.getTime(); at += step)
    starts.push(formatStart(at));
  return starts;
}

/** The start of a step as the roll-ups' steps are named: `2026-11-21T09:30:00Z`. */
export const formatStart = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
