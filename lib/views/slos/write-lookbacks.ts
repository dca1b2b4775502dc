import type { SloDetail } from '@/lib/domain/read-models/objectives';
import type { ObjectiveAssessment } from '@/lib/slo/assess-objective';
import { writeCounts, writeUnbounded } from './in-json';

/** What the last hour, hours and days did to the budget, as the API tells it. */
export const writeLookbacks = ({ lookbacks }: ObjectiveAssessment): SloDetail['lookbacks'] =>
  lookbacks.map(({ ms, counts, burn, consumedByTime, consumedByEvents }) => ({
    seconds: ms / 1_000,
    counts: writeCounts(counts),
    burn: writeUnbounded(burn),
    consumedByTime: writeUnbounded(consumedByTime),
    consumedByEvents: writeUnbounded(consumedByEvents),
  }));
