import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Slis } from '@/lib/domain/read-models/indicators';
import type { Actor } from '@/lib/domain/roles';
import { chooseStepSeconds, resolveWindow } from '@/lib/domain/time-range';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readScope } from '../read-scope';
import { computeIndicators } from './compute-indicators';

/** The indicators of the estate, a zone, a service or an environment, with a point per step. */
export async function getSlis(actor: Actor, filter: ScopeFilter, now: Date): Promise<Slis> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const stepSeconds = chooseStepSeconds(window);
  const [items, freshness] = await Promise.all([
    computeIndicators(window, readScope(actor, filter), stepSeconds),
    readFreshness(now),
  ]);
  const { zone = null, service = null, environment = null } = filter;
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    stepSeconds,
    scope: { zone, service, environment },
    items,
    freshness,
  };
}
