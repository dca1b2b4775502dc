import { z } from 'zod';
import { OPEN_STATES } from '@/lib/domain/alerting/alert-state';
import { queryRows, sql } from '../query';

const recordSchema = z.object({
  ruleId: z.string(),
  fired7Days: z.number(),
  fired30Days: z.number(),
  /** Of the thirty days: those that ended without anybody having taken or resolved them. */
  unattended: z.number(),
  open: z.number(),
});
export type RuleRecord = z.infer<typeof recordSchema>;

/**
 * How often each rule fired in the 30 days before `now`, without drills; a rule that did not is missing. `zones` confines
 * the reader, null is every zone.
 */
export async function readRuleRecords(
  now: Date,
  zones: readonly string[] | null,
): Promise<Map<string, RuleRecord>> {
  const rows = await queryRows(
    recordSchema,
    sql`SELECT rule_id AS "ruleId",
          count(*) FILTER (WHERE opened_at >= ${now}::timestamptz - interval '7 days')::int AS "fired7Days",
          count(*) FILTER (WHERE opened_at >= ${now}::timestamptz - interval '30 days')::int AS "fired30Days",
          count(*) FILTER (WHERE opened_at >= ${now}::timestamptz - interval '30 days' AND state = 'resolved'
            AND acknowledged_at IS NULL AND resolved_by IS NULL)::int AS unattended,
          count(*) FILTER (WHERE state = ANY(${[...OPEN_STATES]}))::int AS open
        FROM alert
        WHERE opened_at IS NOT NULL AND drill_id IS NULL
          AND (opened_at >= ${now}::timestamptz - interval '30 days' OR state <> 'resolved')
          AND ${zones === null ? sql`TRUE` : sql`zone = ANY(${zones})`}
        GROUP BY rule_id`,
  );
  return new Map(rows.map((row) => [row.ruleId, row]));
}
