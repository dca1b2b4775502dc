import { z } from 'zod';
import { queryRows, sql } from '../query';

/** When rules were evaluated last; null before the first time. */
export async function readEvaluatedAt(): Promise<Date | null> {
  const [row] = await queryRows(
    z.object({ at: z.date().nullable() }),
    sql`SELECT max(evaluated_at) AS at FROM alert_evaluation`,
  );
  return row!.at;
}
