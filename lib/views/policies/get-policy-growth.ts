import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { PolicyGrowth } from '@/lib/domain/read-models/policy-growth';
import type { Actor } from '@/lib/domain/roles';
import { previousWindow, resolveWindow } from '@/lib/domain/time-range';
import { listCardinalityFindings } from '@/lib/store/cardinality/list-findings';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { readScope } from '../read-scope';
import { knownSinceOf } from './describe-policy';
import { REACH_DAYS, readKnownPolicies } from './read-policy-facts';

const DAY_MS = 86_400_000;
const MOST_NAMES = 20;
const LEAST_DAYS = 7;

/** The day before a time, and at least a week before today: what is young fills its chart too. */
const dayBefore = (time: number, today: number): number =>
  Math.min(Math.floor(time / DAY_MS) * DAY_MS - DAY_MS, today - LEAST_DAYS * DAY_MS);

/** How many policies are known by the end of each of the last 90 days, and what came and went in the window. */
export async function getPolicyGrowth(actor: Actor, filter: ScopeFilter, now: Date): Promise<PolicyGrowth> {
  requirePermission(actor, 'policies:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const [known, current, before, capped, freshness] = await Promise.all([
    readKnownPolicies(actor.zones, now, REACH_DAYS),
    countDecisionsBy('policy', window, scope),
    countDecisionsBy('policy', previousWindow(window), scope),
    listCardinalityFindings(actor.zones),
    readFreshness(now),
  ]);
  const since = new Map(known.names.map((name) => [name, knownSinceOf(name, known)]));
  const times = [...since.values()].flatMap(({ knownSince, isOlder }) =>
    knownSince === null ? [] : [isOlder ? -Infinity : Date.parse(knownSince)],
  );
  const added = known.names.filter((name) => {
    const { knownSince, isOlder } = since.get(name)!;
    if (knownSince === null || isOlder) return false;
    const at = Date.parse(knownSince);
    return at >= window.from.getTime() && at < window.to.getTime();
  });
  const quiet = known.names.filter((name) => before.has(name) && !current.has(name));
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const first = Math.max(today - (REACH_DAYS - 1) * DAY_MS, dayBefore(Math.min(...times), today));
  return {
    window: { from: new Date(first).toISOString(), to: new Date(today + DAY_MS).toISOString() },
    points: Array.from({ length: (today - first) / DAY_MS + 1 }, (_, day) => {
      const at = first + day * DAY_MS;
      const count = times.filter((time) => time < at + DAY_MS).length;
      return { at: new Date(at).toISOString(), value: count === 0 ? null : count };
    }),
    known: known.names.length,
    added: added.slice(0, MOST_NAMES),
    addedTotal: added.length,
    quiet: quiet.slice(0, MOST_NAMES),
    quietTotal: quiet.length,
    capped: capped
      .filter(({ dimension }) => dimension === 'policy')
      .map(({ source, zone, since: at }) => ({ source, zone, since: at })),
    freshness,
  };
}
