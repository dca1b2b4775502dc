import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertList, AlertListQuery } from '@/lib/domain/read-models/alerts';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { countAlerts, listAlerts as listStored } from '@/lib/store/alerting/list-alerts';
import { readEvaluatedAt } from '@/lib/store/alerting/read-evaluated-at';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { toAlertRow } from './to-alert-row';

/**
 * A page of alerts, the gravest first. What is open now is told whatever the window; of resolved ones those that were
 * open at some time of it. Needs alerts:read.
 */
export async function listAlerts(
  actor: Actor,
  { from, to, limit, cursor, ...filter }: AlertListQuery,
  now: Date,
): Promise<AlertList> {
  requirePermission(actor, 'alerts:read');
  const conditions = {
    ...filter,
    zones: confineToZones(actor, filter.zone),
    window: filter.state === 'resolved' ? resolveWindow({ from, to }, now) : undefined,
  };
  const [{ items, nextCursor }, total, evaluatedAt, freshness] = await Promise.all([
    listStored(conditions, { limit, cursor }),
    countAlerts(conditions),
    readEvaluatedAt(),
    readFreshness(now),
  ]);
  return {
    items: items.map(toAlertRow),
    total,
    nextCursor,
    evaluatedAt: evaluatedAt?.toISOString() ?? null,
    freshness,
  };
}
