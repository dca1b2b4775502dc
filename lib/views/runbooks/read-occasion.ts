import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { sharedValue } from '@/lib/domain/shared-value';
import { NO_NAMES, type RunbookNames } from '@/lib/runbooks/fill-names';
import { findAlert } from '@/lib/store/alerting/find-alert';
import { listIncidentAlerts } from '@/lib/store/incidents/incident-alerts';
import { findIncident } from '@/lib/store/incidents/find-incident';

/** What somebody works on along a runbook, with what its names stand for. */
export type ReadOccasion = { title: string; names: RunbookNames };

/**
 * What an incident or alert is about, as runbooks name it: of an incident what its alerts agree in. Throws `not-found`,
 * also for one that the actor may not know of.
 */
export async function readOccasion(
  actor: Actor,
  { incidentId, alertId }: { incidentId?: string; alertId?: string },
  now: Date,
): Promise<ReadOccasion> {
  if (incidentId !== undefined) {
    const incident = await findIncident({ id: incidentId }, { zones: actor.zones, now });
    if (!incident) throw new GatehouseError('not-found', 'There is no such incident.');
    const alerts = await listIncidentAlerts(incidentId);
    const names = {
      zone: incident.zones.length === 1 ? incident.zones[0]! : sharedValue(alerts.map(({ zone }) => zone)),
      service: sharedValue(alerts.map(({ service }) => service)),
      environment: sharedValue(alerts.map(({ environment }) => environment)),
      policy: incident.policy ?? sharedValue(alerts.map(({ policy }) => policy)),
      revision: incident.policyRevision,
    };
    return { title: `incident ${incident.number}`, names };
  }
  const alert = await findAlert(alertId!, actor.zones);
  if (!alert) throw new GatehouseError('not-found', 'There is no such alert.');
  const { title, zone, service, environment, policy } = alert;
  return { title, names: { ...NO_NAMES, zone, service, environment, policy } };
}
