import { requireZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import { INCIDENT_ROLES, incidentChangeSchema, type IncidentChange } from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { listAlertsOf } from '@/lib/store/incidents/incident-alerts';
import { updateIncident } from '@/lib/store/incidents/write-incident';
import { compareFields } from '../compare-fields';
import { joinZones } from './take-alerts';
import { withIncident } from './with-incident';

/**
 * Changes what is said of an incident. Zones of its alerts stay with it. Throws `conflict` where somebody changed it since it
 * was read, `forbidden` for zones that the actor may not see.
 */
export async function changeIncident(
  actor: Actor,
  key: string,
  input: IncidentChange,
  occasion: Occasion,
): Promise<void> {
  const { revision, ...given } = incidentChangeSchema.parse(input);
  await withIncident(actor, key, occasion, async ({ tx, incident, audit, tell }) => {
    if (incident.revision !== revision)
      throw new GatehouseError('conflict', 'Somebody has changed the incident since you read it.', {
        remedy: 'Reload the page and make your change again.',
      });
    const change = { ...given };
    if (given.zones) {
      change.zones = joinZones(given.zones, await listAlertsOf(tx, incident.id));
      requireZones(actor, change.zones);
    }
    const before = pick(incident, Object.keys(change) as (keyof typeof change)[]);
    const differences = compareFields(before, change as typeof before);
    if (Object.keys(differences).length === 0) return;
    const isTaken = incident.acknowledgedAt === null && Boolean(given.commander ?? given.responder);
    await updateIncident(tx, incident.id, { ...change, ...(isTaken && { acknowledgedAt: occasion.now }) });
    for (const role of INCIDENT_ROLES)
      if (role in differences)
        await tell('role', given[role] ? `${given[role]} is ${role}` : `Nobody is ${role} any more`);
    if ('severity' in differences)
      await tell('state', `Severity ${incident.severity} became ${given.severity}`);
    await audit('incident.changed', differences);
  });
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
