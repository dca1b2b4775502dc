import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { changeZoneCondition } from './related-policies';

const rowSchema = z.object({
  policy: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** That its changes name; empty where they name none. */
  zones: z.array(z.string()),
  /** Whether it was ever published, and not only reported as active by engines. */
  isPublished: z.boolean(),
});
export type ChangedPolicy = z.infer<typeof rowSchema>;

/** When each policy or bundle was first and last published, activated or rolled back (RFC 3339). */
export const listChangedPolicyTimes = (zones: readonly string[] | null): Promise<ChangedPolicy[]> =>
  queryRows(
    rowSchema,
    sql`SELECT c.policy,
          ${microsText('min(c.occurred_at)')} AS "firstAt",
          ${microsText('max(c.occurred_at)')} AS "lastAt",
          coalesce(array_agg(DISTINCT c.zone ORDER BY c.zone) FILTER (WHERE c.zone <> ${UNZONED}), '{}') AS zones,
          bool_or(c.type = 'policy-published') AS "isPublished"
        FROM change c
        WHERE c.policy IS NOT NULL AND c.type IN ('policy-published', 'policy-activated', 'policy-rolled-back')
          AND ${changeZoneCondition(zones, UNZONED)}
        GROUP BY 1`,
  );
