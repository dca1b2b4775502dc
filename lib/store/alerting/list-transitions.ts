import { z } from 'zod';
import { ALERT_STATES } from '@/lib/domain/alerting/alert-state';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const transitionSchema = z.object({
  at: z.string(),
  from: z.enum(ALERT_STATES).nullable(),
  to: z.enum(ALERT_STATES),
  reason: z.string(),
  by: z.string().nullable(),
});
export type StoredTransition = z.infer<typeof transitionSchema>;

/** Every change of an alert's state, the first one first. */
export const listTransitions = (alertId: string): Promise<StoredTransition[]> =>
  queryRows(
    transitionSchema,
    sql`SELECT ${microsText('at')} AS at, from_state AS "from",
          to_state AS "to", reason, by
        FROM alert_transition WHERE alert_id = ${alertId}::uuid ORDER BY alert_transition.at, id`,
  );
