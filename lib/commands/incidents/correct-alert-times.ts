import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { alertTimesSchema, type AlertTimesInput } from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { correctStoredAlertTimes, type AlertTimes } from '@/lib/store/alerts/correct-alert-times';
import { findAlertTimes, type AlertWithTimes } from '@/lib/store/alerts/find-alert-times';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { addIncidentEntry } from '@/lib/store/incidents/write-incident';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';

/**
 * Puts times in place of those that events tell of an alert: every indicator takes them from now on, and the events stay as they
 * are. Without any, those of the events hold again. Throws `not-found` for an alert that no event told of, `forbidden` for one of
 * a zone that the actor may not see, `invalid-input` for times that cannot be.
 */
export async function correctAlertTimes(
  actor: Actor,
  input: AlertTimesInput,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'incidents:write');
  const { source, alertId, reason, ...given } = alertTimesSchema.parse(input);
  const alert = await findAlertTimes(source, alertId);
  if (!alert) throw new GatehouseError('not-found', 'No event told of such an alert.');
  confineToZones(actor, alert.zone);
  const time = (text: string | null) => (text === null ? null : new Date(text));
  const times = {
    openedAt: time(given.openedAt),
    acknowledgedAt: time(given.acknowledgedAt),
    mitigatedAt: time(given.mitigatedAt),
    resolvedAt: time(given.resolvedAt),
  };
  requireTimes(alert, times, now);
  const before = alert.times.corrected;
  const texts = Object.fromEntries(
    Object.entries(times).map(([name, at]) => [name, at?.toISOString() ?? null]),
  );
  const { reason: _, at: __, by: ___, ...known } = before ?? { reason: '', at: '', by: '' };
  const differences = compareFields<Record<string, string | null>>(known, texts);
  if (Object.keys(differences).length === 0) return;
  await withTransaction(async (tx) => {
    await correctStoredAlertTimes(tx, { source, alertId }, times, { reason, at: now, by: actor.name });
    if (alert.incidentId)
      await addIncidentEntry(tx, {
        id: newId(),
        incidentId: alert.incidentId,
        kind: 'correction',
        at: now,
        recordedAt: now,
        by: actor.name,
        text: `Times of the alert "${alert.title}" corrected. ${reason}`,
      });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'alert.time-corrected',
      targets: [{ type: 'alert', id: alertId, name: alert.title }],
      context: from,
      changes: { source, ...differences, reason },
    });
    await announceAlerts(tx, now, ['alerting', 'alert']);
  });
}

function requireTimes({ times }: AlertWithTimes, given: AlertTimes, now: Date): void {
  const opened = given.openedAt ?? (times.openedAt === null ? null : new Date(times.openedAt));
  const ends = {
    acknowledgedAt: given.acknowledgedAt ?? times.acknowledgedAt,
    mitigatedAt: given.mitigatedAt,
    resolvedAt: given.resolvedAt ?? times.resolvedAt,
  };
  for (const [path, at] of Object.entries(given))
    if (at && at > now) throw new GatehouseError('invalid-input', 'That time is still to come.', { path });
  for (const [path, at] of Object.entries(ends))
    if (opened && at && new Date(at) < opened)
      throw new GatehouseError('invalid-input', 'That is before the alert opened.', {
        path: given[path as keyof typeof given] ? path : 'openedAt',
        remedy: 'Correct both times.',
      });
}
