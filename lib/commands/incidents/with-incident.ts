import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import {
  appendAuditEntry,
  type AuditEntryInput,
  type AuditTarget,
} from '@/lib/store/audit/append-audit-entry';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import {
  addIncidentEntry,
  lockIncident,
  type IncidentEntryKind,
  type StoredIncident,
} from '@/lib/store/incidents/write-incident';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { requireIncident } from '@/lib/auth/require-incident';

/** What a change of an incident works with: the incident is locked until all is written. */
export type IncidentWork = {
  tx: Transaction;
  incident: StoredIncident;
  /** Appends the audit entry of the change. */
  audit: (action: string, changes: AuditEntryInput['changes'], more?: AuditTarget[]) => Promise<void>;
  /** Adds a line to the timeline, by default of now. */
  tell: (kind: IncidentEntryKind, text: string, at?: Date) => Promise<void>;
};

/**
 * Changes an incident in one transaction, and wakes the screens that show it. Throws `forbidden` without incidents:write, and
 * `not-found` where there is none or the actor may not see all of its zones.
 */
export async function withIncident<T>(
  actor: Actor,
  key: string,
  { now, newId, from }: Occasion,
  work: (given: IncidentWork) => Promise<T>,
): Promise<T> {
  requirePermission(actor, 'incidents:write');
  const { id } = await requireIncident(actor, key, now);
  return withTransaction(async (tx) => {
    const incident = (await lockIncident(tx, id))!;
    const result = await work({
      tx,
      incident,
      audit: (action, changes, more = []) =>
        appendAuditEntry(tx, {
          id: newId(),
          occurredAt: now,
          actor,
          action,
          targets: [{ type: 'incident', id, name: `#${incident.number} ${incident.title}` }, ...more],
          context: from,
          changes,
        }),
      tell: (kind, text, at = now) =>
        addIncidentEntry(tx, {
          id: newId(),
          incidentId: id,
          kind,
          at,
          recordedAt: now,
          by: actor.name,
          text,
        }),
    });
    await announceAlerts(tx, now);
    return result;
  });
}
