import { z } from 'zod';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';

const rowSchema = z.object({
  slug: z.string(),
  title: z.string(),
  at: z.string(),
  by: z.string(),
  /** Steps that are ticked. */
  done: z.number().int(),
});
export type RunbookUseOfIncident = z.infer<typeof rowSchema>;

/** The runbooks that somebody worked along in an incident, or for one of its alerts, the first begun first. */
export const listRunbookUses = (incidentId: string): Promise<RunbookUseOfIncident[]> =>
  queryRows(
    rowSchema,
    sql`SELECT u.slug, r.title, ${timeText('u.started_at')} AS at, u.started_by AS by,
          (SELECT count(*)::int FROM runbook_tick t WHERE t.use_id = u.id) AS done
        FROM runbook_use u JOIN runbook r ON r.slug = u.slug
        WHERE u.incident_id = ${incidentId}::uuid
          OR u.alert_id IN (SELECT a.id FROM alert a WHERE a.incident_id = ${incidentId}::uuid)
        ORDER BY u.started_at, u.id`,
  );
