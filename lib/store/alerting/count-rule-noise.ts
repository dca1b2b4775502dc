import { ruleNoiseSchema, type RuleNoise } from '@/lib/domain/read-models/weekly-review';
import { previousWindow, type Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';

/**
 * How often each rule fired in a window and in the one before, those that fired most first, without drills. `zones`
 * confines the reader, null is every zone.
 */
export function countRuleNoise(
  window: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<RuleNoise[]> {
  const before = previousWindow(window);
  const isIn = sql`a.opened_at >= ${window.from}`;
  return queryRows(
    ruleNoiseSchema,
    sql`SELECT a.rule_id AS "ruleId", (array_agg(a.rule_name ORDER BY a.opened_at DESC))[1] AS "ruleName",
          (array_agg(a.severity ORDER BY a.opened_at DESC))[1] AS severity,
          count(*) FILTER (WHERE ${isIn})::int AS fired, count(*) FILTER (WHERE NOT ${isIn})::int AS "firedBefore",
          count(*) FILTER (WHERE ${isIn} AND a.resolved_at IS NOT NULL)::int AS ended,
          count(*) FILTER (WHERE ${isIn} AND a.resolved_at IS NOT NULL AND a.acknowledged_at IS NULL
            AND a.resolved_by IS NULL)::int AS "endedUntouched",
          count(*) FILTER (WHERE ${isIn} AND EXISTS (SELECT FROM alert_transition t
            WHERE t.alert_id = a.id AND t.to_state = 'flapping'))::int AS flapped,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.resolved_at - a.opened_at))
            FILTER (WHERE ${isIn} AND a.resolved_at IS NOT NULL)::float8 AS "medianSeconds"
        FROM alert a
        WHERE a.opened_at >= ${before.from} AND a.opened_at < ${window.to} AND a.drill_id IS NULL
          AND ${zones === null ? sql`TRUE` : sql`a.zone = ANY(${zones})`}
        GROUP BY a.rule_id
        HAVING count(*) FILTER (WHERE ${isIn}) > 0
        ORDER BY fired DESC, "ruleName" LIMIT ${limit}`,
  );
}
