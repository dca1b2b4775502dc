import type { LatencyMeasure } from '@/lib/domain/read-models/common';

/** How `latency_rollup.measure` and `rollup.grain` are stored. */
export const MEASURE_CODES: Record<LatencyMeasure, number> = {
  evaluation: 0,
  sidecar: 1,
  ingest: 2,
  held: 3,
  transit: 4,
  storing: 5,
  attestation: 6,
};
export const GRAINS = { minute: 0, hour: 1, day: 2 } as const;

/** M10 counts an event as visible in time below this. */
export const VISIBLE_WITHIN_MS = 60_000;
