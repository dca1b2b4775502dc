import type { IndicatorId } from '@/lib/domain/indicator-ids';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** The shortest time that an indicator can tell anything about, milliseconds: M4 is gauged each quarter. */
export const resolutionOf = (indicator: IndicatorId): number => (indicator === 'M4' ? QUARTER_MS : MINUTE_MS);

/** How long after a minute its events are taken to be all here (slo.md §7). */
const DELAY_MS = MINUTE_MS;

/** The latest time that an indicator is judged as of: whole minutes or quarters, a minute ago or more. */
export function judgedUntil(nowMs: number, indicator: IndicatorId): number {
  const resolution = resolutionOf(indicator);
  return Math.floor((nowMs - DELAY_MS) / resolution) * resolution;
}
