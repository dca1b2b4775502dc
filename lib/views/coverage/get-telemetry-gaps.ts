import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { TelemetryGaps } from '@/lib/domain/read-models/telemetry-gaps';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { listInventoryPeriods } from '@/lib/store/coverage/list-inventory-periods';
import { listTelemetryGaps } from '@/lib/store/coverage/list-telemetry-gaps';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readScope } from '../read-scope';

/** How long tagged telemetry of a service covers it (slo.md §2, M4). */
export const TELEMETRY_TTL_SECONDS = 900;

/** The services without tagged telemetry at the end of a window: which are silent, which lack tags. */
export async function getTelemetryGaps(actor: Actor, filter: ScopeFilter, now: Date): Promise<TelemetryGaps> {
  requirePermission(actor, 'dashboards:read');
  const { to } = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const [gaps, periods, freshness] = await Promise.all([
    listTelemetryGaps(to, TELEMETRY_TTL_SECONDS, scope),
    listInventoryPeriods({ from: to, to: new Date(to.getTime() + 1) }, scope),
    readFreshness(now),
  ]);
  return {
    at: to.toISOString(),
    ttlSeconds: TELEMETRY_TTL_SECONDS,
    expected: new Set(periods.map(({ service }) => service)).size,
    items: gaps.map((gap) => ({
      ...gap,
      // Who still sends is untagged; everybody else is silent, also who never sent.
      state: gap.untaggedSince !== null || gap.missingTags !== '' ? 'untagged' : 'silent',
    })),
    freshness,
  };
}
