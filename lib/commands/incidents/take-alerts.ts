import type { Actor } from '@/lib/domain/roles';
import { GatehouseError } from '@/lib/domain/errors';
import { lockAlerts } from '@/lib/store/incidents/incident-alerts';
import type { Transaction } from '@/lib/store/transaction';

type StoredAlert = Awaited<ReturnType<typeof lockAlerts>>[number];

/**
 * Alerts that are to belong to an incident, locked. Throws `not-found` for one that is not there or that the actor may not
 * see, `conflict` for one that belongs to another incident.
 */
export async function takeAlerts(
  tx: Transaction,
  actor: Actor,
  ids: readonly string[],
  incidentId: string | null,
): Promise<StoredAlert[]> {
  const alerts = await lockAlerts(tx, ids);
  const known = new Set(alerts.filter((alert) => maySee(actor, alert.zone)).map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id.toLowerCase()));
  if (missing) throw new GatehouseError('not-found', `There is no alert ${missing}.`, { path: 'alerts' });
  const taken = alerts.find((alert) => alert.incidentId !== null && alert.incidentId !== incidentId);
  if (taken)
    throw new GatehouseError('conflict', `"${taken.title}" belongs to another incident.`, {
      path: 'alerts',
      remedy: 'Add to that incident, or take the alert out of it first.',
    });
  return alerts;
}

const maySee = (actor: Actor, zone: string | null): boolean =>
  actor.zones === null || (zone !== null && actor.zones.includes(zone));

/** The zones of an incident: those that somebody named and those of its alerts, in order of the alphabet. */
export const joinZones = (named: readonly string[], alerts: readonly { zone: string | null }[]): string[] =>
  [...new Set([...named, ...alerts.flatMap(({ zone }) => zone ?? [])])].toSorted();

/** An incident is a drill where it has alerts, and all of them are of drills. */
export const isOfDrills = (alerts: readonly { drillId: string | null }[]): boolean =>
  alerts.length > 0 && alerts.every(({ drillId }) => drillId !== null);
