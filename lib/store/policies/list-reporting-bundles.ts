import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { queryRows, sql } from '../query';
import { changeZoneCondition } from './related-policies';

/**
 * The names under which engines report bundles that were sent here and carry a policy: a report is one of such a
 * bundle by its revision, and by its name where the bundle was sent with one. A name that published texts of its
 * own under that revision is another thing.
 */
export async function listReportingBundles(
  policy: string,
  zones: readonly string[] | null,
): Promise<string[]> {
  const rows = await queryRows(
    z.object({ name: z.string() }),
    sql`SELECT DISTINCT c.policy AS name
        FROM policy_bundle b
        JOIN change c ON c.revision = b.revision AND c.type = 'policy-activated' AND (b.name IS NULL OR c.policy = b.name)
        WHERE EXISTS (SELECT FROM unnest(b.policies) AS p WHERE p = ${policy} OR starts_with(${policy}, p || '/'))
          AND c.policy <> ${policy} AND NOT c.policy = ANY(b.policies)
          AND NOT EXISTS (SELECT FROM policy_revision x
            WHERE x.policy = c.policy AND x.revision = c.revision AND x.files IS NOT NULL)
          AND ${changeZoneCondition(zones, UNZONED)}
        ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
