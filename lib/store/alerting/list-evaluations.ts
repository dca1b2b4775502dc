import { getPrisma } from '../database';

/** The last evaluation of a rule. `outcome`: fine, no-data or failed. */
export type Evaluation = { at: string; outcome: string; error: string | null };

/** The last evaluation of each rule, by the rule's id. */
export async function listEvaluations(): Promise<Map<string, Evaluation>> {
  const rows = await getPrisma().alertEvaluation.findMany();
  return new Map(
    rows.map(({ ruleId, evaluatedAt, outcome, error }) => [
      ruleId,
      { at: evaluatedAt.toISOString(), outcome, error },
    ]),
  );
}
