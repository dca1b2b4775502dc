import { z } from 'zod';
import { queryRows, sql } from '../query';

const bulkSchema = z.object({ reviewerId: z.string(), reviewerName: z.string() });

/** Who gave a bulk of verdicts; null when there is none, or when some lie outside of the reader's zones. */
export async function findBulk(
  bulkId: string,
  zones: readonly string[] | null,
): Promise<z.infer<typeof bulkSchema> | null> {
  const rows = await queryRows(
    bulkSchema,
    sql`SELECT min(v.reviewer_id) AS "reviewerId", min(v.reviewer_name) AS "reviewerName" FROM verdict v
        WHERE v.bulk_id = ${bulkId}::uuid
        HAVING count(*) > 0 AND bool_and(${zones}::text[] IS NULL OR v.zone = ANY(${zones}))`,
  );
  return rows[0] ?? null;
}
