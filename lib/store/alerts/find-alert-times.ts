import { z } from 'zod';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { alertTimesRowSchema } from '@/lib/domain/read-models/incidents';
import { queryRows, sql } from '../query';
import { ALERT_TIMES, CORRECTION } from './alert-times-columns';

const rowSchema = z.object({
  zone: z.string(),
  title: z.string(),
  /** The incident of one of Gatehouse's own alerts. */
  incidentId: z.string().nullable(),
  times: alertTimesRowSchema,
});
export type AlertWithTimes = z.infer<typeof rowSchema>;

/** An alert with the times that its events tell and what was put in their place; null where no event told of it. */
export async function findAlertTimes(source: string, alertId: string): Promise<AlertWithTimes | null> {
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT c.zone, c.title, ${ALERT_TIMES} AS times,
          (SELECT a.incident_id FROM alert a WHERE c.source = ${OWN_SOURCE} AND a.id::text = c.alert_id) AS "incidentId"
        FROM alert_case c ${CORRECTION} WHERE c.source = ${source} AND c.alert_id = ${alertId}`,
  );
  return row ?? null;
}
