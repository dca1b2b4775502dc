import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The policies whose revisions are known under one of the names, as those of a bundle are, sorted: `pci` has `pci/egress`. */
export async function listPoliciesBelow(names: readonly string[]): Promise<string[]> {
  const rows = await queryRows(
    z.object({ policy: z.string() }),
    sql`SELECT DISTINCT r.policy FROM policy_revision r
        WHERE EXISTS (SELECT 1 FROM unnest(${names}::text[]) n WHERE starts_with(r.policy, n || '/'))
        ORDER BY 1`,
  );
  return rows.map(({ policy }) => policy);
}
