import { changeByPerson, type PersonalChange } from '@/lib/alerting/people/change-by-person';
import { makeAlertEvents } from '@/lib/alerting/make-alert-events';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import type { AlertSelection, ChangedAlerts } from '@/lib/domain/alerting/alert-change';
import type { AlertChange, AlertTransition } from '@/lib/domain/alerting/alert-record';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { sendOwnEvents } from '@/lib/ingest/send-own-events';
import { loadAlerts } from '@/lib/store/alerting/load-alerts';
import { saveAlerts } from '@/lib/store/alerting/save-alerts';
import { appendAuditEntryWithEvents } from '@/lib/store/audit/append-audit-entry-with-events';

/** How many alerts an audit entry names. */
const NAMED = 200;
/** The evaluation may change them at the very moment. */
const MOST_TRIES = 4;

export type AlertVerb = {
  /** Of the audit entry, as `alert.acknowledged`. */
  action: string;
  /** What the alert's timeline says. */
  reason: string;
  change: PersonalChange;
  /** Of the audit entry, beside the states. */
  details: Record<string, string | null>;
};

/**
 * Changes alerts as a person does, with the events that tell of it and one audit entry in the same transaction. Needs
 * `alerts:write`; of alerts without a zone, which concern all of them, every zone. Alerts that it does not concern any
 * more stay as they are. Throws `not-found` where one is not there, `conflict` where none is left.
 */
export async function changeAlerts(
  actor: Actor,
  selection: AlertSelection,
  verb: AlertVerb,
  occasion: Occasion,
): Promise<ChangedAlerts> {
  requirePermission(actor, 'alerts:write');
  for (let attempt = 1; ; attempt += 1) {
    const { changes, transitions } = await plan(actor, selection, verb, occasion.now);
    try {
      await save(changes, transitions, actor, verb, occasion);
      return { changed: changes.length };
    } catch (error) {
      const isMeanwhile = error instanceof GatehouseError && error.code === 'conflict';
      if (!isMeanwhile || attempt === MOST_TRIES) throw error;
    }
  }
}

async function plan(actor: Actor, selection: AlertSelection, { change, reason }: AlertVerb, now: Date) {
  const ids = selection.ids && [...new Set(selection.ids.map((id) => id.toLowerCase()))];
  const alerts = await loadAlerts({ ...selection, ids }, confineToZones(actor));
  if (alerts.length === 0 || (ids && alerts.length < ids.length))
    throw new GatehouseError(
      'not-found',
      ids?.length === 1 ? 'There is no such alert.' : 'Some of the alerts are not there.',
      {
        remedy: 'Reload the page.',
      },
    );
  const planned = changeByPerson(alerts, change, { by: actor.name, reason, atMs: now.getTime() });
  if (planned.changes.length === 0)
    throw new GatehouseError('conflict', 'That does not concern the alert any more.', {
      remedy: 'Reload the page: it was changed, or has ended.',
    });
  return planned;
}

async function save(
  changes: readonly AlertChange[],
  transitions: readonly AlertTransition[],
  actor: Actor,
  { action, details }: AlertVerb,
  { now, newId, from }: Occasion,
): Promise<void> {
  const events = makeAlertEvents(changes, null);
  await sendOwnEvents(SYSTEM_ACTOR, events, now, async (client) => {
    await saveAlerts(
      client,
      { changes, transitions, forgotten: [], groups: [], notifications: [], hidden: [] },
      now,
    );
    const [first] = changes;
    await appendAuditEntryWithEvents(client, {
      id: newId(),
      occurredAt: now,
      actor,
      action,
      targets: changes
        .slice(0, NAMED)
        .map(({ after }) => ({ type: 'alert', id: after.id, name: after.title })),
      context: from,
      changes: {
        state: { from: first!.before!.state, to: first!.after.state },
        ...details,
        ...(changes.length > 1 && { alerts: changes.length }),
      },
    });
  });
}
