import type pg from 'pg';
import { getPool } from '../database';
import { jsonParameter } from '../json-parameter';

/** How the evaluation of a rule went; `error` says why it failed. */
export type RuleEvaluation = {
  ruleId: string;
  outcome: 'fine' | 'no-data' | 'failed';
  error: string | null;
};

/** Notes when each rule was evaluated last and how that went; forgets rules that are no more. */
export async function writeEvaluations(
  evaluations: readonly RuleEvaluation[],
  now: Date,
  client: pg.Pool | pg.PoolClient = getPool(),
): Promise<void> {
  await client.query(
    `INSERT INTO alert_evaluation (rule_id, evaluated_at, outcome, error)
     SELECT r."ruleId", $2, r.outcome, r.error
     FROM jsonb_to_recordset($1::jsonb) AS r("ruleId" text, outcome text, error text)
     ON CONFLICT (rule_id) DO UPDATE SET evaluated_at = EXCLUDED.evaluated_at, outcome = EXCLUDED.outcome,
       error = EXCLUDED.error`,
    [jsonParameter(evaluations), now],
  );
  await client.query(
    'DELETE FROM alert_evaluation e WHERE NOT EXISTS (SELECT FROM alert_rule r WHERE r.id = e.rule_id)',
  );
}
