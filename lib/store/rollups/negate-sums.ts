import type { LatencyDelta, RollupDelta } from './aggregate-records';

type Sums = { rollups: RollupDelta[]; latencies: LatencyDelta[] };

/** Sums that take away what the given ones added. */
export const negateSums = ({ rollups, latencies }: Sums): Sums => ({
  rollups: rollups.map((delta) => ({
    minute: delta.minute,
    seriesId: delta.seriesId,
    events: -delta.events,
    weight: -delta.weight,
    weightSquare: -delta.weightSquare,
    lagMeasured: -delta.lagMeasured,
    lagInTime: -delta.lagInTime,
    lagNegative: -delta.lagNegative,
    requests: -delta.requests,
    evaluated: -delta.evaluated,
    bytes: -delta.bytes,
    payloadBytes: -delta.payloadBytes,
  })),
  latencies: latencies.map((delta) => ({ ...delta, events: -delta.events })),
});
