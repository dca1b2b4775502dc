import type { ScopeFilter } from '@/lib/domain/filters';
import type { OnCallDashboard } from '@/lib/domain/read-models/dashboards';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import { summariseAuthFailures } from '@/lib/store/auth-attempts/summarise-auth-failures';
import { listChanges } from '@/lib/store/changes/list-changes';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { listStarts } from '../list-starts';

/** A provider stands out with at least this many failures, three times those of the window before. */
const SPIKE_MIN_FAILURES = 5;
const SPIKE_FACTOR = 3;
const MAX_SPIKES = 20;
const MAX_ROTATIONS = 50;

type AuthErrors = OnCallDashboard['authErrors'];

/**
 * Auth failures over time, the rotations that can have touched them, and the providers and services whose
 * failures stand out.
 */
export async function summariseAuthErrors(
  window: Window,
  filter: RollupFilter,
  scope: ScopeFilter,
): Promise<AuthErrors> {
  const auth: RollupFilter = { ...filter, kinds: ['auth'] };
  const stepSeconds = chooseStepSeconds(window, 60);
  const by = ['provider', 'service', 'outcome'] as const;
  const { zone, service, environment } = scope;
  const [counts, before, steps, summaries, rotations] = await Promise.all([
    countRollups({ window, filter: auth, by }),
    countRollups({ window: previousWindow(window), filter: auth, by }),
    countRollups({ window, filter: auth, by: ['outcome'], stepSeconds }),
    summariseAuthFailures({ window, zone, service, environment, zones: filter.zones ?? null }),
    listChanges(
      window,
      { types: ['rotation'], zone, service, environment, zones: filter.zones },
      MAX_ROTATIONS,
    ),
  ]);
  const whole = countFailures(counts);
  return {
    failures: whole.failures,
    attempts: whole.attempts,
    ratio: whole.attempts > 0 ? whole.failures / whole.attempts : null,
    points: listStarts(window, stepSeconds).map((at) => {
      const { failures, attempts } = countFailures(steps.filter((step) => step.at === at));
      return { at, value: attempts > 0 ? failures / attempts : null };
    }),
    spikes: findSpikes(counts, before, summaries),
    rotations,
  };
}

function countFailures(rows: readonly RollupCount[]): { failures: number; attempts: number } {
  return rows.reduce(
    (sum, row) => ({
      failures: sum.failures + (row.outcome === 'failure' ? row.weight : 0),
      attempts: sum.attempts + row.weight,
    }),
    { failures: 0, attempts: 0 },
  );
}

function findSpikes(
  counts: readonly RollupCount[],
  before: readonly RollupCount[],
  summaries: Awaited<ReturnType<typeof summariseAuthFailures>>,
): AuthErrors['spikes'] {
  const failing = counts.filter(({ outcome }) => outcome === 'failure');
  const spikes = failing.flatMap(({ provider, service }): AuthErrors['spikes'] => {
    const isSame = (row: { provider: string; service: string }) =>
      row.provider === provider && row.service === service;
    const { failures, attempts } = countFailures(counts.filter(isSame));
    const previousFailures = countFailures(before.filter(isSame)).failures;
    const summary = summaries.find(isSame);
    if (!summary || failures < SPIKE_MIN_FAILURES || failures < SPIKE_FACTOR * previousFailures) return [];
    const { topReason, lastSeen } = summary;
    return [
      {
        provider: provider || 'unknown',
        service: service || null,
        failures,
        attempts,
        previousFailures,
        topReason,
        lastSeen,
      },
    ];
  });
  return spikes.toSorted((left, right) => right.failures - left.failures).slice(0, MAX_SPIKES);
}
