import { requireZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Cause } from '@/lib/domain/alerting/causes';
import { GatehouseError } from '@/lib/domain/errors';
import { incidentInputSchema, type IncidentInput } from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { assignAlerts } from '@/lib/store/incidents/incident-alerts';
import { addIncidentEntry, insertIncident } from '@/lib/store/incidents/write-incident';
import { withTransaction } from '@/lib/store/transaction';
import { isOfDrills, joinZones, takeAlerts } from './take-alerts';

/**
 * Opens an incident, of alerts or by itself. What is not said comes from its alerts: zones, cause and policy where they agree,
 * and the time of detection. Throws `not-found` for an alert that is not there, `conflict` for one of another incident,
 * `invalid-input` for a time to come, `forbidden` where it is about zones that the actor may not see.
 */
export async function openIncident(
  actor: Actor,
  input: IncidentInput,
  { now, newId, from }: Occasion,
): Promise<{ id: string; number: number }> {
  requirePermission(actor, 'incidents:write');
  const given = incidentInputSchema.parse(input);
  const detectedAt = given.detectedAt ? new Date(given.detectedAt) : null;
  if (detectedAt && detectedAt > now)
    throw new GatehouseError('invalid-input', 'It would be detected in the future.', { path: 'detectedAt' });
  return withTransaction(async (tx) => {
    const alerts = await takeAlerts(tx, actor, [...new Set(given.alerts)], null);
    const zones = joinZones(given.zones, alerts);
    requireZones(actor, zones);
    const fired = alerts.map(({ openedAt, pendingSince }) => openedAt ?? pendingSince);
    const { id, number } = await insertIncident(tx, {
      id: newId(),
      title: given.title,
      severity: given.severity,
      state: 'open',
      cause: given.cause ?? (agreed(alerts.map(({ cause }) => cause)) as Cause | null),
      zones,
      policy: given.policy ?? agreed(alerts.flatMap(({ policy }) => policy ?? [])),
      policyRevision: given.policyRevision ?? null,
      detectedAt: detectedAt ?? earliest(fired) ?? now,
      // Who opens it by hand has seen it; a program has not.
      acknowledgedAt:
        earliest(alerts.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? [])) ??
        (actor.type === 'account' ? now : null),
      isDrill: isOfDrills(alerts),
      createdAt: now,
      createdBy: actor.name,
      revision: 1,
    });
    await assignAlerts(
      tx,
      alerts.map((alert) => alert.id),
      id,
    );
    await addIncidentEntry(tx, {
      id: newId(),
      incidentId: id,
      kind: 'state',
      at: now,
      recordedAt: now,
      by: actor.name,
      text: `Incident opened with severity ${given.severity}`,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'incident.opened',
      targets: [
        { type: 'incident', id, name: `#${number} ${given.title}` },
        ...alerts.slice(0, 50).map((alert) => ({ type: 'alert', id: alert.id, name: alert.title })),
      ],
      context: from,
      changes: { title: given.title, severity: given.severity, zones, alerts: alerts.length },
    });
    await announceAlerts(tx, now);
    return { id, number };
  });
}

/** What all of them say; null where they differ or say nothing. */
const agreed = (values: readonly string[]): string | null => (new Set(values).size === 1 ? values[0]! : null);

const earliest = (times: readonly Date[]): Date | null =>
  times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
