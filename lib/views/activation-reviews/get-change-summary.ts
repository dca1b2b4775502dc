import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ChangeSummary, ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';
import type { Actor } from '@/lib/domain/roles';
import { previousWindow, resolveWindow, type Window } from '@/lib/domain/time-range';
import { sumUpChanges } from '@/lib/policy/effect/sum-up-changes';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readReviewedActivations } from './read-reviewed-activations';

/** How many policy changes failed and how long it took to take them back, in a window and in the one before. */
export async function getChangeSummary(
  actor: Actor,
  filter: Pick<ScopeFilter, 'from' | 'to' | 'environment'>,
  now: Date,
): Promise<ChangeSummary> {
  requirePermission(actor, 'policies:read');
  const window = resolveWindow(filter, now);
  const before = previousWindow(window);
  const [activations, freshness] = await Promise.all([
    readReviewedActivations(
      {
        window: { from: before.from, to: window.to },
        policies: null,
        zones: confineToZones(actor, undefined) ?? null,
      },
      now,
    ),
    readFreshness(now),
  ]);
  const here = activations.filter(
    ({ environment }) =>
      filter.environment === undefined || environment === null || environment === filter.environment,
  );
  return { current: figuresOf(here, window), previous: figuresOf(here, before), freshness };
}

const figuresOf = (activations: readonly ReviewedActivation[], window: Window): ChangeSummary['current'] => ({
  window: { from: window.from.toISOString(), to: window.to.toISOString() },
  ...sumUpChanges(
    activations
      .filter(({ activatedAt }) => {
        const at = Date.parse(activatedAt);
        return at >= window.from.getTime() && at < window.to.getTime();
      })
      .map(({ isReturn, verdict, rollback }) => ({
        isReturn,
        verdict,
        secondsToRollback: rollback?.seconds ?? null,
      })),
  ),
});
