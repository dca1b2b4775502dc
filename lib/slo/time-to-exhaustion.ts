import { exceeds } from './exceeds';

/**
 * How long the rest of the budget lasts at this burn rate, milliseconds: 0 when nothing is left, null when
 * nothing burns or nothing was measured. Bad events that leave the window meanwhile are not given back, so
 * it errs on the early side. Source: slo.md §4.
 */
export function timeToExhaustion(
  remaining: number | null,
  burn: number | null,
  windowMs: number,
): number | null {
  if (remaining === null || burn === null) return null;
  if (!exceeds(1, 1 - remaining) || burn === Infinity) return 0;
  return burn === 0 ? null : (remaining * windowMs) / burn;
}
