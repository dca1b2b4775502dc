import { groupBy } from '@/lib/domain/group-by';
import { gaugeCoverage } from './gauge-coverage';
import type { CoverageSlice } from './indicator-definition';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** A day's quarters with telemetry of a service, as 96 characters `0` or `1`; `day` as `2026-11-21` (UTC). */
export type CoverageDay = { day: string; service: string; tagged: string; seen: string };

/** When a service was in the inventory: milliseconds since 1970, [from, to). */
export type InventoryPeriod = { service: string; from: number; to: number | null };

/**
 * Cuts [from, to) into quarters of an hour and counts in each the services of the inventory, as it was,
 * and those of them with tagged telemetry. A quarter that is not over is left out, and so is one in which
 * no telemetry at all was seen: then nothing was measured, which is not the same as no coverage.
 */
export function sliceCoverage(
  days: readonly CoverageDay[],
  periods: readonly InventoryPeriod[],
  from: number,
  to: number,
): CoverageSlice[] {
  const rows = new Map(days.map((day) => [`${day.day} ${day.service}`, day]));
  const byDay = groupBy(days, ({ day }) => day);
  const slices: CoverageSlice[] = [];
  for (let at = Math.ceil(from / QUARTER_MS) * QUARTER_MS; at + QUARTER_MS <= to; at += QUARTER_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const quarter = Math.floor((at % DAY_MS) / QUARTER_MS);
    if (!byDay.get(day)?.some(({ seen }) => seen[quarter] === '1')) continue;
    const services = new Set(
      periods
        .filter((period) => period.from <= at && (period.to ?? Infinity) > at)
        .map(({ service }) => service),
    );
    const { covered, total } = gaugeCoverage(
      services,
      (service) => rows.get(`${day} ${service}`)?.tagged[quarter] === '1',
    );
    slices.push({ from: at, covered, expected: total });
  }
  return slices;
}
