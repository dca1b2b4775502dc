import type { Occasion } from '@/lib/auth/occasion';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { GatehouseError } from '@/lib/domain/errors';
import { incidentAlertsSchema, type IncidentAlerts } from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { assignAlerts, listAlertsOf } from '@/lib/store/incidents/incident-alerts';
import { updateIncident } from '@/lib/store/incidents/write-incident';
import { isOfDrills, joinZones, takeAlerts } from './take-alerts';
import { withIncident } from './with-incident';

/**
 * Adds alerts to an incident and takes others out of it. Zones of those that are added become its zones. Throws `not-found`
 * for an alert that is not there (or not of it), `conflict` for one of another incident.
 */
export async function changeIncidentAlerts(
  actor: Actor,
  key: string,
  input: IncidentAlerts,
  occasion: Occasion,
): Promise<void> {
  const { add, remove } = incidentAlertsSchema.parse(input);
  await withIncident(actor, key, occasion, async ({ tx, incident, audit, tell }) => {
    const added = (await takeAlerts(tx, actor, [...new Set(add)], incident.id)).filter(
      (alert) => alert.incidentId === null,
    );
    const removed = await takeAlerts(tx, actor, [...new Set(remove)], incident.id);
    const foreign = removed.find((alert) => alert.incidentId !== incident.id);
    if (foreign)
      throw new GatehouseError('not-found', `"${foreign.title}" is no alert of this incident.`, {
        path: 'remove',
      });
    const idsOf = (alerts: readonly { id: string }[]) => alerts.map(({ id }) => id);
    await assignAlerts(tx, idsOf(added), incident.id);
    await assignAlerts(tx, idsOf(removed), null);
    const alerts = await listAlertsOf(tx, incident.id);
    const zones = joinZones(incident.zones, alerts);
    for (const zone of zones) confineToZones(actor, zone);
    await updateIncident(tx, incident.id, { zones, isDrill: isOfDrills(alerts) });
    for (const alert of added) await tell('alert', `Alert added: ${alert.title}`);
    for (const alert of removed) await tell('alert', `Alert taken out: ${alert.title}`);
    await audit(
      'incident.changed',
      { added: idsOf(added), removed: idsOf(removed) },
      [...added, ...removed]
        .slice(0, 50)
        .map((alert) => ({ type: 'alert', id: alert.id, name: alert.title })),
    );
  });
}
