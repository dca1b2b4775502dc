import { z } from 'zod';
import { alertRecordSchema, type AlertRecord, type StoredAlerts } from '@/lib/domain/alerting/alert-record';
import { ALERT_CATEGORIES } from '@/lib/domain/alerting/detectors';
import { CAUSES } from '@/lib/domain/alerting/causes';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';
import { RECORD_COLUMNS } from './alert-record-columns';

/** Every alert that is not resolved, the first that began first. */
export const loadOpenAlerts = (): Promise<AlertRecord[]> =>
  queryRows(
    alertRecordSchema,
    sql`SELECT ${RECORD_COLUMNS} FROM alert a WHERE a.state <> 'resolved' ORDER BY a.pending_since, a.id`,
  );

/** Those that were resolved and whose end nobody was told yet. */
export const loadEndUntold = (): Promise<AlertRecord[]> =>
  queryRows(
    alertRecordSchema,
    sql`SELECT ${RECORD_COLUMNS} FROM alert a
        WHERE a.state = 'resolved' AND a.end_told_at IS NULL ORDER BY a.pending_since, a.id`,
  );

/**
 * Of each dedupe key the alert that was resolved last, as far as it was since a time; and those that people resolved
 * while the condition held, whenever that was.
 */
export const loadLastAlerts = (
  keys: readonly { ruleId: string; dedupeKey: string }[],
  since: Date,
): Promise<AlertRecord[]> =>
  queryRows(
    alertRecordSchema,
    sql`SELECT DISTINCT ON (a.rule_id, a.dedupe_key) ${RECORD_COLUMNS} FROM (
          SELECT a.* FROM unnest(${keys.map(({ ruleId }) => ruleId)}::text[], ${keys.map(({ dedupeKey }) => dedupeKey)}::text[])
              AS k (rule_id, dedupe_key)
            JOIN alert a ON a.rule_id = k.rule_id AND a.dedupe_key = k.dedupe_key
            WHERE a.state = 'resolved' AND a.opened_at IS NOT NULL AND a.resolved_at >= ${since}
          UNION ALL
          SELECT a.* FROM alert a
            WHERE a.state = 'resolved' AND a.resolved_by IS NOT NULL AND a.cleared_at IS NULL
        ) a ORDER BY a.rule_id, a.dedupe_key, a.resolved_at DESC, a.opened_at DESC`,
  );

const recentSchema = z.object({
  ruleId: z.string(),
  dedupeKey: z.string(),
  fired: z.number(),
  ended: z.number(),
});

/** How often alerts that are resolved by now fired and ended since a time, by rule and dedupe key. */
export const countRecentChanges = (since: Date): Promise<StoredAlerts['recent'][number][]> =>
  queryRows(
    recentSchema,
    sql`SELECT rule_id AS "ruleId", dedupe_key AS "dedupeKey", (count(*) FILTER (WHERE opened_at >= ${since}))::int AS fired,
          count(*)::int AS ended
        FROM alert WHERE state = 'resolved' AND opened_at IS NOT NULL AND resolved_at >= ${since} GROUP BY 1, 2`,
  );

const groupSchema = z.object({
  id: z.string(),
  key: z.string(),
  zone: z.string().nullable(),
  cause: z.enum(CAUSES),
  category: z.enum(ALERT_CATEGORIES),
  drillId: z.string().nullable(),
  openedAtMs: z.number(),
  closedAtMs: z.number().nullable(),
  notifiedAtMs: z.number().nullable(),
  messages: z.number(),
});

/** The groups that are open. */
export const loadOpenGroups = (): Promise<z.infer<typeof groupSchema>[]> =>
  queryRows(
    groupSchema,
    sql`SELECT g.id, g.key, g.zone, g.cause, g.category, g.drill_id AS "drillId",
          ${epochMs('g.opened_at')} AS "openedAtMs", NULL::float8 AS "closedAtMs",
          ${epochMs('g.notified_at')} AS "notifiedAtMs", g.messages
        FROM alert_group g WHERE g.closed_at IS NULL ORDER BY g.opened_at, g.id`,
  );

/** By key of groups how many messages were written since a time and when the last one was; escalations are none of them. */
export const countRecentMessages = (since: Date): Promise<StoredAlerts['recentMessages'][number][]> =>
  queryRows(
    z.object({ key: z.string(), messages: z.number(), lastAtMs: z.number() }),
    sql`SELECT g.key, count(*)::int AS messages, ${epochMs('max(n.created_at)')} AS "lastAtMs"
        FROM notification n JOIN alert_group g ON g.id = n.group_id
        WHERE n.created_at >= ${since} AND n.kind <> 'escalation' GROUP BY g.key`,
  );

/** The alerts with these ids, or all of a group, that are in one of the zones (null: every one). */
export const loadAlerts = (
  { ids, group }: { ids?: readonly string[]; group?: string },
  zones: readonly string[] | null,
): Promise<AlertRecord[]> =>
  queryRows(
    alertRecordSchema,
    sql`SELECT ${RECORD_COLUMNS} FROM alert a
        WHERE ${group === undefined ? sql`a.id = ANY(${ids ?? []}::uuid[])` : sql`a.group_id = ${group}::uuid AND a.state <> 'resolved'`}
          AND (${zones}::text[] IS NULL OR a.zone = ANY(${zones})) ORDER BY a.pending_since, a.id`,
  );
