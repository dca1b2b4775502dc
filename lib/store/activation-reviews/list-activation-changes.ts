import { z } from 'zod';
import { CHANGE_TYPES, UNZONED } from '@/lib/domain/kinds';
import type { DrillChoice } from '../drills/leave-out-drills';
import { changeZoneCondition } from '../policies/related-policies';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  type: z.enum(CHANGE_TYPES),
  policy: z.string(),
  revision: z.string().nullable(),
  environment: z.string().nullable(),
  canaryShare: z.number().nullable(),
  author: z.string().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
  zone: z.string(),
});

/** An activation or rollback as a step of what is in force, with the zone of its event. */
export type ActivationChange = z.infer<typeof rowSchema>;

/**
 * The activations and rollbacks of [from, to) in order of time. Of the reports of one engine after the other
 * that say the same of a policy and environment only the first is among them. `policies` are the names to look
 * at, null for all; `zones` confines the reader, null is every zone.
 */
export function listActivationChanges(
  { from, to }: { from: Date; to: Date },
  {
    policies = null,
    zones = null,
    drills,
  }: DrillChoice & { policies?: readonly string[] | null; zones?: readonly string[] | null },
): Promise<ActivationChange[]> {
  return queryRows(
    rowSchema,
    sql`WITH told AS (
          SELECT c.*,
            c.type = 'policy-activated' AND row_number() OVER place > 1
              AND (c.type, c.revision, c.canary_share) IS NOT DISTINCT FROM
                (lag(c.type) OVER place, lag(c.revision) OVER place, lag(c.canary_share) OVER place) AS is_repeat
          FROM change c
          WHERE c.occurred_at >= ${from} AND c.occurred_at < ${to} AND c.policy IS NOT NULL
            AND (c.type = 'policy-rolled-back' OR (c.type = 'policy-activated' AND c.revision IS NOT NULL))
            AND (${policies}::text[] IS NULL OR c.policy = ANY(${policies}))
            AND ${changeZoneCondition(zones, UNZONED, { drills, policy: policies?.[0] })}
          WINDOW place AS (PARTITION BY c.policy, c.environment ORDER BY c.occurred_at, c.event_id)
        )
        SELECT event_id AS "eventId",
          ${microsText('occurred_at')} AS "occurredAt",
          type, policy, revision, environment, canary_share AS "canaryShare", author, message, url, zone
        FROM told WHERE NOT is_repeat ORDER BY occurred_at, event_id`,
  );
}
