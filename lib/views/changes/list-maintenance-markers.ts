import { activeSpans } from '@/lib/alerting/silences/active-spans';
import { concernsScope, concernsZones } from '@/lib/alerting/silences/concerns-scope';
import { getConfig } from '@/lib/config/config';
import { toSilencing, type Silence } from '@/lib/domain/alerting/silence';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { Window } from '@/lib/domain/time-range';
import type { ChangeFilter } from '@/lib/store/changes/list-changes';
import { listMaintenance } from '@/lib/store/silences/list-maintenance';

/**
 * The beginnings of maintenance windows that were made here and may concern what a chart shows, as markers, in no order.
 * What a source says of a maintenance of its own is an event and comes from there.
 */
export async function listMaintenanceMarkers(
  window: Window,
  { zone, service, environment, policy, types, zones = null }: ChangeFilter,
): Promise<ChangeMarker[]> {
  if (types && !types.includes('maintenance')) return [];
  const scope = { zone, service, environment, policy };
  const silences = await listMaintenance(window);
  return silences
    .filter(({ matchers }) => concernsScope(matchers, scope) && concernsZones(matchers, zones))
    .flatMap((silence) => writeMarkers(silence, window));
}

function writeMarkers(silence: Silence, { from, to }: Window): ChangeMarker[] {
  const silencing = toSilencing(silence);
  const named = silence.matchers.find(({ field, operator }) => field === 'environment' && operator === '=');
  return activeSpans(silencing, silencing.startsAtMs, to.getTime())
    .filter(({ fromMs }) => fromMs >= from.getTime())
    .map(({ fromMs }) => ({
      eventId: `silence:${silence.id}:${fromMs}`,
      occurredAt: new Date(fromMs).toISOString(),
      type: 'maintenance',
      policy: null,
      revision: null,
      previousRevision: null,
      environment: named?.value || null,
      author: silence.createdBy,
      message: silence.reason,
      url: `${getConfig().publicUrl}/alerts/silences?open=${silence.id}`,
    }));
}
