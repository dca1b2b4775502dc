import { z } from 'zod';
import { queryRows, sql } from '../query';

const evaluationSchema = z.object({
  ruleId: z.string(),
  evaluatedAt: z.date(),
  outcome: z.enum(['fine', 'no-data', 'failed']),
  error: z.string().nullable(),
});
export type StoredEvaluation = z.infer<typeof evaluationSchema>;

/** When each rule was evaluated last and how that went, in the order of their ids; rules never evaluated are missing. */
export const readEvaluation = (): Promise<StoredEvaluation[]> =>
  queryRows(
    evaluationSchema,
    sql`SELECT rule_id AS "ruleId", evaluated_at AS "evaluatedAt", outcome, error FROM alert_evaluation ORDER BY rule_id`,
  );
