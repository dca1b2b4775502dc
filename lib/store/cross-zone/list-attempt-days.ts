import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { caseConditions, type CaseFilter } from '../drifts/case-conditions';
import { queryRows, sql } from '../query';
import { startOfDay } from '../time-text';

const daySchema = z.object({
  day: z.string(),
  attempts: z.number(),
  parties: z.number(),
});

/** Attempts of a UTC day: all of them, and how many different (principal, from, to) made them. */
export type AttemptDay = z.infer<typeof daySchema>;

/** The days of a window on which there were attempts to reach another zone, oldest first. */
export const listAttemptDays = (window: Window, filter: CaseFilter): Promise<AttemptDay[]> =>
  queryRows(
    daySchema,
    sql`SELECT c.day::text AS day, sum(c.weight) AS attempts,
          count(DISTINCT (c.principal, c.zone, c.target_zone))::float8 AS parties
        FROM cross_zone_attempt c
        WHERE c.day >= (${window.from}::timestamptz AT TIME ZONE 'UTC')::date
          AND c.day < (${window.to}::timestamptz AT TIME ZONE 'UTC')::date AND ${caseConditions(filter, startOfDay(sql`c.day`))}
        GROUP BY 1 ORDER BY 1`,
  );
