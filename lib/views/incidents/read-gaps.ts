import { findCoverageGaps, type CoverageGap } from '@/lib/alerting/incidents/find-coverage-gaps';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { readCoverage } from '@/lib/store/coverage/read-coverage';

const LOOK_BACK_MS = 86_400_000;

/** The services of some zones (null for all) without tagged telemetry at a time, as it was then. Looks a day back. */
export async function readGaps(at: Date, zones: readonly string[] | null): Promise<CoverageGap[]> {
  const from = new Date(at.getTime() - LOOK_BACK_MS);
  const [days, periods] = await Promise.all([
    readCoverage({ from, to: at }),
    listInventoryPeriods({ from: at, to: new Date(at.getTime() + 1) }, { zones }),
  ]);
  // Without any telemetry of anybody nothing was measured, which is not the same as a gap.
  if (days.length === 0) return [];
  const services = [...new Set(periods.map(({ service }) => service))].toSorted();
  return findCoverageGaps(services, days, { fromMs: from.getTime(), atMs: at.getTime() });
}
