import { REPLAY_RESULTS, type ReplayDetail } from '@/lib/domain/read-models/replay';
import { groupByStratum, type ReplayedStratum } from '@/lib/policy/replay/expand-cells';
import { canBecome, classifyReplay } from '@/lib/policy/replay/replay-outcome';
import { estimateTotal } from '@/lib/sli/estimate-total';
import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';

const CONFIDENCE = 0.95;

/** What a sample tells of all decisions of the selection; null where all of them are replayed. */
export function writeSample(run: ReplayRunRow): ReplayDetail['sample'] {
  if (run.sampleSize === null) return null;
  const strata = groupByStratum(run.strata ?? [], run.tally.cells);
  return {
    size: run.sampleSize,
    population: run.strata && strata.reduce((sum, { population }) => sum + population, 0),
    confidence: CONFIDENCE,
    strata: strata.map(({ outcome, service, population, replayed }) => ({
      outcome,
      service: service || null,
      population,
      replayed,
    })),
    estimates: Object.fromEntries(
      REPLAY_RESULTS.map((result) => [result, estimate(strata, result, run.state === 'done')]),
    ) as NonNullable<ReplayDetail['sample']>['estimates'],
  };
}

/**
 * A run reads by time, so that what it has read so far is no random part of a stratum: only a finished one is. The lot
 * may have drawn none of a small stratum, which then counts as what it is: unknown.
 */
function estimate(
  strata: readonly ReplayedStratum[],
  result: (typeof REPLAY_RESULTS)[number],
  isDone: boolean,
): ReturnType<typeof estimateTotal> {
  if (!isDone) return null;
  const possible = strata.filter(({ outcome }) => canBecome(outcome, result));
  if (possible.length === 0) return { value: 0, interval: { low: 0, high: 0 } };
  return estimateTotal(
    possible.map(({ population, replayed, cells }) => ({
      population,
      n: replayed,
      hits: cells
        .filter(({ from, to }) => classifyReplay(from, to) === result)
        .reduce((sum, { n }) => sum + n, 0),
    })),
    CONFIDENCE,
  );
}
