import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import { groupBy } from '@/lib/domain/group-by';
import type { AttestationBreakdown, AttestationGroup } from '@/lib/domain/read-models/attestation';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { compareProportions } from '@/lib/sli/compare-proportions';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countRollups, type RollupCount } from '@/lib/store/rollups/count-rollups';
import { readScope } from '../read-scope';

const LISTED_HOSTS = 10;

type Dimension = 'method' | 'host' | 'environment';

/** M2 by method, host and environment over a window, and whether environments are alike. */
export async function getAttestationBreakdown(
  actor: Actor,
  filter: ScopeFilter,
  now: Date,
): Promise<AttestationBreakdown> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const scope = { ...readScope(actor, filter), kinds: ['attestation'] };
  const [counts, freshness] = await Promise.all([
    countRollups({ window, filter: scope, by: ['outcome', 'method', 'host', 'environment'] }),
    readFreshness(now),
  ]);
  const hosts = groupAttempts(counts, 'host').filter(({ name }) => name !== '');
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    methods: groupAttempts(counts, 'method'),
    hosts: hosts.filter(({ attempts, valid }) => valid < attempts).slice(0, LISTED_HOSTS),
    hostTotal: hosts.length,
    environments: groupAttempts(counts, 'environment'),
    parity: compareEnvironments(counts),
    freshness,
  };
}

/** Attempts by one dimension, those with the most that were not valid first. */
function groupAttempts(counts: readonly RollupCount[], by: Dimension): AttestationGroup[] {
  return [...groupBy(counts, (count) => count[by])]
    .map(([name, group]): AttestationGroup => {
      const sum = (outcome: string) =>
        group.filter((count) => count.outcome === outcome).reduce((total, { weight }) => total + weight, 0);
      const [valid, failed, stale] = [sum('valid'), sum('failed'), sum('stale')];
      const attempts = valid + failed + stale;
      return { name, attempts, valid, failed, stale, rate: attempts > 0 ? valid / attempts : null };
    })
    .toSorted(
      (left, right) =>
        right.attempts - right.valid - (left.attempts - left.valid) || left.name.localeCompare(right.name),
    );
}

/** The environment with the best rate against that with the worst, out of all pairs. */
function compareEnvironments(counts: readonly RollupCount[]): AttestationBreakdown['parity'] {
  const environments = [...groupBy(counts, ({ environment }) => environment)]
    .filter(([name]) => name !== '')
    .map(([name, group]) => {
      const weight = group.reduce((sum, count) => sum + count.weight, 0);
      const square = group.reduce((sum, count) => sum + count.weightSquare, 0);
      const valid = group
        .filter(({ outcome }) => outcome === 'valid')
        .reduce((sum, count) => sum + count.weight, 0);
      // Sampled events are fewer than they stand for (Kish's effective size).
      return { name, share: weight > 0 ? valid / weight : 0, n: square > 0 ? (weight * weight) / square : 0 };
    })
    .filter(({ n }) => n > 0)
    .toSorted((left, right) => right.share - left.share || left.name.localeCompare(right.name));
  const [best, worst] = [environments[0], environments.at(-1)];
  if (!best || !worst || environments.length < 2) return null;
  const comparisons = (environments.length * (environments.length - 1)) / 2;
  const compared = compareProportions(best, worst, { confidence: 0.95, comparisons });
  if (!compared) return null;
  const { difference, interval, isDifferent } = compared;
  return { best: best.name, worst: worst.name, difference, ...interval, isDifferent };
}
