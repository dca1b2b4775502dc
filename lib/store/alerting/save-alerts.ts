import type pg from 'pg';
import { GatehouseError } from '@/lib/domain/errors';
import type { AlertChange, AlertGroup, AlertTransition } from '@/lib/domain/alerting/alert-record';
import type { Notification } from '@/lib/domain/alerting/notification';
import { jsonParameter } from '../json-parameter';
import { EVENTS_CHANNEL, writeLiveNotice } from '../events/live-notice';
import { recordHidden, type HiddenAlert } from '../silences/record-hidden';
import { INSERT_ALERTS, toRow, UPDATE_ALERTS } from './alert-record-columns';

export type AlertWrites = {
  changes: readonly AlertChange[];
  transitions: readonly AlertTransition[];
  /** Ids of pending alerts that never fired. */
  forgotten: readonly string[];
  groups: readonly AlertGroup[];
  notifications: readonly { body: Notification; groupId: string }[];
  hidden: readonly HiddenAlert[];
};

/**
 * Writes what became of alerts, with their groups and messages, in the caller's transaction: a handful of statements,
 * however many they are. Throws `conflict` where somebody else changed one since it was read: then nothing may be
 * committed.
 */
export async function saveAlerts(
  client: pg.PoolClient,
  { changes, transitions, forgotten, groups, notifications, hidden }: AlertWrites,
  now: Date,
): Promise<void> {
  const rows = (some: readonly AlertChange[]) =>
    jsonParameter(some.map(({ before, after }) => toRow({ ...after, version: before?.version ?? 0 })));
  const added = changes.filter(({ before }) => before === null);
  const updated = changes.filter(({ before }) => before !== null);
  if (forgotten.length > 0)
    await client.query(`DELETE FROM alert WHERE id = ANY($1::uuid[]) AND phase = 'pending'`, [forgotten]);
  if (groups.length > 0) await saveGroups(client, groups);
  // What ends makes room for what begins: of a dedupe key one alert is open at most.
  if (updated.length > 0) {
    const { rowCount } = await client.query(UPDATE_ALERTS, [rows(updated)]);
    if (rowCount !== updated.length)
      throw new GatehouseError('conflict', 'Somebody else changed one of the alerts just now.', {
        remedy: 'Look at it again, and try again.',
      });
  }
  if (added.length > 0) await client.query(INSERT_ALERTS, [rows(added)]);
  if (transitions.length > 0)
    await client.query(
      `INSERT INTO alert_transition (alert_id, at, from_state, to_state, reason, by)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS r(alert_id uuid, at timestamptz, from_state text, to_state text, reason text, by text)`,
      [jsonParameter(transitions.map(toTransitionRow))],
    );
  if (notifications.length > 0) await saveNotifications(client, notifications, now);
  await recordHidden(client, hidden);
  if (changes.length > 0 || notifications.length > 0)
    await client.query('SELECT pg_notify($1, $2)', [
      EVENTS_CHANNEL,
      writeLiveNotice(['alerting'], now.toISOString()),
    ]);
}

const toTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const toTransitionRow = ({ alertId, atMs, from, to, reason, by }: AlertTransition) => ({
  alert_id: alertId,
  at: toTime(atMs),
  from_state: from,
  to_state: to,
  reason,
  by,
});

async function saveGroups(client: pg.PoolClient, groups: readonly AlertGroup[]): Promise<void> {
  await client.query(
    `INSERT INTO alert_group (id, key, zone, cause, category, drill_id, opened_at, closed_at, notified_at, messages)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, key text, zone text, cause text, category text,
       drill_id uuid, opened_at timestamptz, closed_at timestamptz, notified_at timestamptz, messages int)
     ON CONFLICT (id) DO UPDATE SET closed_at = EXCLUDED.closed_at, notified_at = EXCLUDED.notified_at,
       messages = EXCLUDED.messages`,
    [
      jsonParameter(
        groups.map((group) => ({
          id: group.id,
          key: group.key,
          zone: group.zone,
          cause: group.cause,
          category: group.category,
          drill_id: group.drillId,
          opened_at: toTime(group.openedAtMs),
          closed_at: toTime(group.closedAtMs),
          notified_at: toTime(group.notifiedAtMs),
          messages: group.messages,
        })),
      ),
    ],
  );
}

/** A message with an id that is there is the same message: it is written once. */
async function saveNotifications(
  client: pg.PoolClient,
  notifications: AlertWrites['notifications'],
  now: Date,
): Promise<void> {
  const rows = notifications.map(({ body, groupId }) => ({
    id: body.id,
    group_id: groupId,
    kind: body.kind,
    category: body.category,
    severity: body.severity,
    body,
  }));
  await client.query(
    `WITH written AS (
       INSERT INTO notification (id, group_id, kind, category, severity, body, created_at)
       SELECT r.*, $2::timestamptz FROM jsonb_to_recordset($1::jsonb)
         AS r(id uuid, group_id uuid, kind text, category text, severity text, body jsonb)
       ON CONFLICT (id) DO NOTHING RETURNING id, body)
     INSERT INTO notification_alert (notification_id, alert_id)
     SELECT w.id, alert.id::uuid FROM written w, jsonb_array_elements_text(w.body -> 'alertIds') AS alert (id)
     ON CONFLICT DO NOTHING`,
    [jsonParameter(rows), now],
  );
}
