import { z } from 'zod';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const activationSchema = z.object({
  eventId: z.string(),
  policy: z.string(),
  revision: z.string(),
  at: z.number(),
});

/** An activation of a revision; `at` in milliseconds since 1970. */
export type RevisionActivation = z.infer<typeof activationSchema>;

/** The activations of some policies, or of bundles by these names, first to last. */
export const listActivationsOf = (policies: readonly string[]): Promise<RevisionActivation[]> =>
  policies.length === 0
    ? Promise.resolve([])
    : queryRows(
        activationSchema,
        sql`SELECT event_id AS "eventId", policy, revision, ${epochMs('occurred_at')} AS at
            FROM change WHERE policy = ANY(${policies}) AND revision IS NOT NULL AND type = 'policy-activated'
            ORDER BY occurred_at, event_id`,
      );
