import { z } from 'zod';
import { CHANGE_TYPES, UNZONED } from '@/lib/domain/kinds';
import type { DrillChoice } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { changeZoneCondition } from './related-policies';

const rowSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  type: z.enum(CHANGE_TYPES),
  policy: z.string(),
  revision: z.string().nullable(),
  environment: z.string().nullable(),
  canaryShare: z.number().nullable(),
  zone: z.string(),
  author: z.null(),
  message: z.null(),
  url: z.null(),
});
export type PolicyTransition = z.infer<typeof rowSchema>;

/** Of rollouts that began before, what stood in each environment says enough. */
const REACH_MS = 90 * 86_400_000;

/**
 * The activations and rollbacks of every policy in the 90 days before a time, without those that only repeat the one
 * before, and what stood in each environment then; in order of time. `zones` confines the reader; null is every zone.
 */
export const listPolicyTransitions = (
  until: Date,
  zones: readonly string[] | null,
  choice: DrillChoice = {},
): Promise<PolicyTransition[]> =>
  queryRows(
    rowSchema,
    sql`SELECT event_id AS "eventId", ${microsText('occurred_at')} AS "occurredAt",
          type, policy, revision, environment, canary_share AS "canaryShare", zone,
          NULL AS author, NULL AS message, NULL AS url
        FROM (
          SELECT c.*, lead(c.occurred_at) OVER place AS next,
            (c.type, c.revision, coalesce(c.canary_share, 1)) IS NOT DISTINCT FROM
              (lag(c.type) OVER place, lag(c.revision) OVER place, lag(coalesce(c.canary_share, 1)) OVER place) AS is_repeat
          FROM change c
          WHERE c.policy IS NOT NULL AND c.type IN ('policy-activated', 'policy-rolled-back')
            AND c.occurred_at <= ${until} AND ${changeZoneCondition(zones, UNZONED, choice)}
          WINDOW place AS (PARTITION BY c.policy, c.environment ORDER BY c.occurred_at, c.event_id)
        ) AS steps
        WHERE NOT is_repeat AND (next IS NULL OR next >= ${new Date(until.getTime() - REACH_MS)})
        ORDER BY occurred_at, event_id`,
  );
