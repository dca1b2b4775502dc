import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { EventFilter } from '@/lib/domain/filters';
import type { DecisionSeries } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { chooseStepSeconds, resolveWindow } from '@/lib/domain/time-range';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import { readMarkers } from '../changes/read-markers';

/** More markers than this are unreadable on a chart. */
const MAX_MARKERS = 200;

const FIELDS = {
  allow: 'allow',
  deny: 'deny',
  error: 'error',
  unevaluated: 'unevaluated',
  'would-deny': 'wouldDeny',
} as const;

/** Decisions over time by outcome, weighted by sampling, with the changes that may explain them. */
export async function getDecisionSeries(
  actor: Actor,
  filter: EventFilter,
  now: Date,
): Promise<DecisionSeries> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const stepSeconds = chooseStepSeconds(window);
  const { zone, service, environment, policy, source, targetZone, outcome } = filter;
  const zones = confineToZones(actor, filter.zone);
  const [rows, markers, freshness] = await Promise.all([
    countRollups({
      window,
      stepSeconds,
      by: ['outcome'],
      filter: {
        kinds: ['decision'],
        outcomes: outcome ? [outcome] : undefined,
        zone,
        service,
        environment,
        policy,
        source,
        targetZone,
        zones,
      },
    }),
    readMarkers(window, { policy, environment, zone, service, zones }, MAX_MARKERS),
    readFreshness(now),
  ]);
  const buckets = new Map<string, DecisionSeries['buckets'][number]>();
  for (const row of rows) {
    const at = row.at!;
    const bucket = buckets.get(at) ?? { at, allow: 0, deny: 0, error: 0, unevaluated: 0, wouldDeny: 0 };
    const field = FIELDS[row.outcome as keyof typeof FIELDS];
    if (field) bucket[field] += row.weight;
    buckets.set(at, bucket);
  }
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    stepSeconds,
    buckets: [...buckets.values()],
    markers,
    freshness,
  };
}
