import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { CrossZone } from '@/lib/domain/read-models/cross-zone';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { judgeAttempts } from '@/lib/sli/judge-attempts';
import { listAttemptPairs } from '@/lib/store/cross-zone/list-attempt-pairs';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readScope } from '../read-scope';
import { readAttemptDays } from './read-attempt-days';

/** Attempts to reach another zone: by day over four weeks with their trend, and from where to where. */
export async function getCrossZone(actor: Actor, filter: ScopeFilter, now: Date): Promise<CrossZone> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const [days, pairs, freshness] = await Promise.all([
    readAttemptDays(window.to, scope),
    listAttemptPairs(window, scope),
    readFreshness(now),
  ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    days,
    trend: judgeAttempts(days.map(({ attempts }) => attempts)),
    pairs,
    freshness,
  };
}
