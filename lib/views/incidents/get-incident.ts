import { requireIncident } from '@/lib/auth/require-incident';
import type { IncidentDetail } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { listActions } from '@/lib/store/incidents/actions';
import { listIncidentAlerts } from '@/lib/store/incidents/incident-alerts';
import { listMeasures } from '@/lib/store/incidents/measures';
import { listPostmortemVersions } from '@/lib/store/incidents/postmortems';
import { listDoneItems } from '@/lib/store/incidents/steps';

/** One incident by its id or number, with its alerts, steps, measures and actions. Throws `not-found`. Needs alerts:read. */
export async function getIncident(actor: Actor, key: string, now: Date): Promise<IncidentDetail> {
  const incident = await requireIncident(actor, key, now);
  const [items, done, measures, actions, versions] = await Promise.all([
    listIncidentAlerts(incident.id),
    listDoneItems(incident.id),
    listMeasures(incident.id, now),
    listActions({ incidentId: incident.id, zones: actor.zones }, now),
    listPostmortemVersions(incident.id),
  ]);
  const [last] = versions;
  return {
    ...incident,
    items,
    done,
    measures,
    actions,
    postmortem: last ? { ...last, writtenAt: last.writtenAt.toISOString() } : null,
  };
}
