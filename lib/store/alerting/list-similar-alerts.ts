import { z } from 'zod';
import { queryRows, sql } from '../query';
import { ALERT_COLUMNS, storedAlertSchema, type StoredAlert } from './alert-row';

type Like = Pick<StoredAlert, 'id' | 'ruleId' | 'dedupeKey' | 'zone' | 'drillId'>;

/**
 * Alerts that ended and are like one: of the same rule about the same first, then of the same rule in the same zone, each
 * newest first. `zones` confines the reader, null is every zone.
 */
export async function listSimilarAlerts(
  { id, ruleId, dedupeKey, zone, drillId }: Like,
  zones: readonly string[] | null,
  limit: number,
): Promise<{ items: StoredAlert[]; total: number }> {
  const rows = await queryRows(
    storedAlertSchema.extend({ total: z.number() }),
    sql`SELECT ${ALERT_COLUMNS}, count(*) OVER ()::int AS total FROM alert a
        WHERE a.rule_id = ${ruleId} AND a.state = 'resolved' AND a.opened_at IS NOT NULL AND a.id <> ${id}::uuid
          AND (a.dedupe_key = ${dedupeKey} OR a.zone IS NOT DISTINCT FROM ${zone})
          AND (a.drill_id IS NULL) = ${drillId === null}
          AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}
        ORDER BY (a.dedupe_key = ${dedupeKey}) DESC, a.pending_since DESC, a.id DESC LIMIT ${limit}`,
  );
  return { items: rows.map((row) => storedAlertSchema.parse(row)), total: rows[0]?.total ?? 0 };
}
