import { FAILURES, type Failure } from '@/lib/domain/alerting/failures';
import type { DrillRow } from '@/lib/domain/read-models/drills';

/** The last drill of a failure in each zone that had any, by zone; empty where it was never drilled. */
export type LastDrills = { failure: Failure; drills: readonly DrillRow[] };

/** When each failure was drilled last, by zone. `drills` are the newest first. Pure. */
export function listLastDrills(drills: readonly DrillRow[]): LastDrills[] {
  return FAILURES.map((failure) => {
    const last = new Map<string, DrillRow>();
    for (const drill of drills)
      if (drill.failure === failure && !last.has(drill.zone)) last.set(drill.zone, drill);
    return { failure, drills: [...last.values()].toSorted((one, other) => (one.zone < other.zone ? -1 : 1)) };
  });
}
