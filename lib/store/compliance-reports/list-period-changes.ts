import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { policyChangeRowSchema, type PolicyChangeRow } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { changeZoneCondition } from '../policies/related-policies';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { firstRows } from './first-rows';

const rowSchema = policyChangeRowSchema
  .omit({ approvals: true, reviewUrl: true, revisionAuthor: true })
  .extend({ total: z.number() });

/** A change as it was told, before anything is known of its approvals. */
export type PeriodChange = Omit<PolicyChangeRow, 'approvals' | 'reviewUrl' | 'revisionAuthor'>;

/**
 * The publications, activations and rollbacks of policies in [from, to), first one first; of engines that report the same
 * activation one after the other the first. At most `limit`, and how many there are. `zones` null is every zone; what names
 * no zone concerns all.
 */
export async function listPeriodChanges(
  { from, to }: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<{ total: number; rows: PeriodChange[] }> {
  const rows = await queryRows(
    rowSchema,
    sql`WITH told AS (
          SELECT c.*,
            c.type = 'policy-activated' AND row_number() OVER place > 1
              AND (c.type, c.revision, c.canary_share) IS NOT DISTINCT FROM
                (lag(c.type) OVER place, lag(c.revision) OVER place, lag(c.canary_share) OVER place) AS is_repeat
          FROM change c
          WHERE c.occurred_at >= ${from} AND c.occurred_at < ${to} AND c.policy IS NOT NULL
            AND c.type IN ('policy-published', 'policy-activated', 'policy-rolled-back')
            AND ${changeZoneCondition(zones, UNZONED)}
          WINDOW place AS (PARTITION BY c.policy, c.environment, c.type = 'policy-published'
            ORDER BY c.occurred_at, c.event_id)
        )
        SELECT event_id AS "eventId", ${microsText('occurred_at')} AS "occurredAt", type, policy, revision, environment, zone,
          author, message, (count(*) OVER ())::float8 AS total
        FROM told WHERE NOT is_repeat ORDER BY occurred_at, event_id LIMIT ${limit}`,
  );
  return firstRows(rows, (row) => row);
}
