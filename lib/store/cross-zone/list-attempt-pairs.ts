import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { caseConditions, type CaseFilter } from '../drifts/case-conditions';
import { queryRows, sql } from '../query';
import { startOfDay } from '../time-text';

const pairSchema = z.object({
  zone: z.string(),
  targetZone: z.string(),
  attempts: z.number(),
  principals: z.number(),
});

/** Attempts from one zone to another over whole UTC days, with how many different principals made them. */
export type AttemptPair = z.infer<typeof pairSchema>;

/** From which zone to which there were attempts on the days that a window touches, most first. */
export const listAttemptPairs = (window: Window, filter: CaseFilter): Promise<AttemptPair[]> =>
  queryRows(
    pairSchema,
    sql`SELECT c.zone, c.target_zone AS "targetZone", sum(c.weight) AS attempts,
          count(DISTINCT c.principal)::float8 AS principals
        FROM cross_zone_attempt c
        WHERE c.day >= (${window.from}::timestamptz AT TIME ZONE 'UTC')::date
          AND c.day <= (${window.to}::timestamptz AT TIME ZONE 'UTC')::date AND ${caseConditions(filter, startOfDay(sql`c.day`))}
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
  );
