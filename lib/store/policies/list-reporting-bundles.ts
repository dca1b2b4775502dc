import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { queryRows, sql } from '../query';
import { changeZoneCondition } from './related-policies';

const rowSchema = z.object({ name: z.string(), policy: z.string() });

/**
 * The names under which engines report bundles that were sent here, each with a policy that it carries: a report is
 * one of such a bundle by its revision, and by its name where the bundle was sent with one. A name that published
 * texts of its own under that revision is another thing.
 */
export const listReportingBundles = (zones: readonly string[] | null): Promise<z.infer<typeof rowSchema>[]> =>
  queryRows(
    rowSchema,
    sql`SELECT DISTINCT c.policy AS name, p.policy
        FROM policy_bundle b
        JOIN change c ON c.revision = b.revision AND c.type = 'policy-activated' AND (b.name IS NULL OR c.policy = b.name)
        CROSS JOIN LATERAL unnest(b.policies) AS p(policy)
        WHERE NOT c.policy = ANY(b.policies)
          AND NOT EXISTS (SELECT FROM policy_revision x
            WHERE x.policy = c.policy AND x.revision = c.revision AND x.files IS NOT NULL)
          AND ${changeZoneCondition(zones, UNZONED)}
        ORDER BY 1, 2`,
  );
