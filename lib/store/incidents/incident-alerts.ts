import { incidentAlertSchema, type IncidentAlert } from '@/lib/domain/read-models/incidents';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Alert } from '../generated/client';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';
import { ALERT_TIMES, CORRECTION } from '../alerts/alert-times-columns';
import { timeText } from '../time-text';

/** The alerts of these ids, locked until the transaction ends. */
export async function lockAlerts(tx: Transaction, ids: readonly string[]): Promise<Alert[]> {
  await tx.$queryRaw`SELECT 1 FROM alert WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  return tx.alert.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ pendingSince: 'asc' }, { id: 'asc' }],
  });
}

/** The alerts of an incident, within a transaction. */
export const listAlertsOf = (tx: Transaction, incidentId: string): Promise<Alert[]> =>
  tx.alert.findMany({ where: { incidentId } });

/** Gives alerts to an incident, or to none. */
export async function assignAlerts(
  tx: Transaction,
  ids: readonly string[],
  incidentId: string | null,
): Promise<void> {
  await tx.alert.updateMany({ where: { id: { in: [...ids] } }, data: { incidentId } });
}

/** The alerts of an incident, first fired first, with the times that indicators take of each. */
export const listIncidentAlerts = (incidentId: string): Promise<IncidentAlert[]> =>
  queryRows(
    incidentAlertSchema,
    sql`SELECT a.id, a.title, a.sentence, a.rule_name AS "ruleName", a.detector, a.failure, a.cause, a.severity, a.state,
          a.zone, a.service, a.environment, a.policy, a.changes, ${timeText('a.pending_since')} AS "pendingSince",
          ${timeText('a.opened_at')} AS "openedAt", ${timeText('a.acknowledged_at')} AS "acknowledgedAt",
          a.acknowledged_by AS "acknowledgedBy", ${timeText('a.resolved_at')} AS "resolvedAt", a.runbook,
          CASE WHEN c.alert_id IS NOT NULL THEN ${ALERT_TIMES} END AS times
        FROM alert a LEFT JOIN alert_case c ON c.source = ${OWN_SOURCE} AND c.alert_id = a.id::text ${CORRECTION}
        WHERE a.incident_id = ${incidentId}::uuid
        ORDER BY coalesce(a.opened_at, a.pending_since), a.id LIMIT 500`,
  );
