import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import {
  incidentListQuerySchema,
  type IncidentList,
  type IncidentListQuery,
} from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { sumUpTimes } from '@/lib/alerting/incidents/sum-up-times';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { listIncidents as listStored } from '@/lib/store/incidents/list-incidents';
import { listIncidentTimes } from '@/lib/store/incidents/list-incident-times';

/** Incidents that are open or were at some time of a window, with how long they took. Needs alerts:read. */
export async function listIncidents(
  actor: Actor,
  query: IncidentListQuery,
  now: Date,
): Promise<IncidentList> {
  requirePermission(actor, 'alerts:read');
  const { zone, state, severity, cause, limit, ...range } = incidentListQuerySchema.parse(query);
  confineToZones(actor, zone);
  const window = resolveWindow(range, now);
  const filter = { zone, state, severity, cause, zones: actor.zones };
  const [{ items, total, open }, times, freshness] = await Promise.all([
    listStored(window, filter, { limit, now }),
    listIncidentTimes(window, filter),
    readFreshness(now),
  ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items,
    total,
    nextCursor: null,
    open,
    toAcknowledge: sumUpTimes(times, 'acknowledgedAt', window),
    toMitigate: sumUpTimes(times, 'mitigatedAt', window),
    toResolve: sumUpTimes(times, 'resolvedAt', window),
    freshness,
  };
}
