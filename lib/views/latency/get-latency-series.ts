import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { EventFilter } from '@/lib/domain/filters';
import type { LatencyMeasure, LatencySeries } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { chooseStepSeconds, resolveWindow } from '@/lib/domain/time-range';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readQuantile } from '@/lib/store/rollups/latency-buckets';
import { readLatencies } from '@/lib/store/rollups/read-latencies';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { UNRELATED_TO_POLICIES } from '../changes/unrelated-to-policies';
import { readMarkers } from '../changes/read-markers';

const MAX_MARKERS = 200;
/** What a policy can make slower; events take their way whatever is decided. */
const POLICY_MEASURES: ReadonlySet<LatencyMeasure> = new Set(['evaluation', 'sidecar']);

/** Percentiles over time of policy evaluation, sidecars or ingest, in milliseconds. */
export async function getLatencySeries(
  actor: Actor,
  filter: EventFilter & { measure: LatencyMeasure },
  now: Date,
): Promise<LatencySeries> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const stepSeconds = chooseStepSeconds(window);
  const { zone, service, environment, policy, source, measure } = filter;
  const zones = confineToZones(actor, filter.zone);
  // Ingest lag is kept by source and place only.
  const scope: RollupFilter = {
    zone,
    service,
    environment,
    source,
    zones,
    ...(measure !== 'ingest' && { policy }),
  };
  const [whole, steps, markers, freshness] = await Promise.all([
    readLatencies({ window, measure, filter: scope }),
    readLatencies({ window, measure, filter: scope, stepSeconds }),
    readMarkers(
      window,
      {
        policy,
        environment,
        zone,
        service,
        zones,
        types: POLICY_MEASURES.has(measure) ? undefined : UNRELATED_TO_POLICIES,
      },
      MAX_MARKERS,
    ),
    readFreshness(now),
  ]);
  const all = whole.get('') ?? new Map<number, number>();
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    stepSeconds,
    measure,
    overall: {
      count: countOf(all),
      p50: readQuantile(all, 0.5),
      p95: readQuantile(all, 0.95),
      p99: readQuantile(all, 0.99),
    },
    buckets: [...steps].map(([at, buckets]) => ({
      at,
      count: countOf(buckets),
      p50: readQuantile(buckets, 0.5)!,
      p95: readQuantile(buckets, 0.95)!,
      p99: readQuantile(buckets, 0.99)!,
    })),
    markers,
    freshness,
  };
}

const countOf = (buckets: ReadonlyMap<number, number>): number =>
  [...buckets.values()].reduce((sum, count) => sum + count, 0);
