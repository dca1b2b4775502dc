import { scaleLadder } from './scale-ladder';

const SHORTEST_MS = 300_000;

/**
 * How long nothing may arrive, while events are expected, before that is an alert of its own, milliseconds:
 * the time in which the first rung would notice an outage of everything, five minutes at least.
 * Source: slo.md §5 (absence).
 */
export function absenceDuration(windowMs: number, budgetRatio: number): number {
  const { factor, longMs } = scaleLadder(windowMs, budgetRatio)[0]!;
  return Math.max(SHORTEST_MS, factor * budgetRatio * longMs);
}
