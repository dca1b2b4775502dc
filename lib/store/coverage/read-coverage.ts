import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { leaveOutDrills, type DrillChoice } from '../drills/leave-out-drills';
import { allOf, queryRows, sql } from '../query';
import { startOfDay } from '../time-text';

const daySchema = z.object({ day: z.string(), service: z.string(), tagged: z.string(), seen: z.string() });

/**
 * The quarters of an hour of a UTC day in which telemetry of a service was seen, with trust tags and at
 * all: 96 characters `0` or `1`, the first for 00:00.
 */
export type CoverageDay = z.infer<typeof daySchema>;

/** The days of a window with the telemetry of every service, of one environment or of all. */
export const readCoverage = (
  window: Window,
  environment?: string,
  choice: DrillChoice = {},
): Promise<CoverageDay[]> =>
  queryRows(
    daySchema,
    sql`SELECT day::text AS day, service, bit_or(tagged)::text AS tagged, bit_or(seen)::text AS seen
        FROM coverage_day
        WHERE day >= (${window.from}::timestamptz AT TIME ZONE 'UTC')::date
          AND day <= (${window.to}::timestamptz AT TIME ZONE 'UTC')::date
          AND (${environment ?? null}::text IS NULL OR environment = ${environment ?? null})
          AND ${allOf(leaveOutDrills(sql`coverage_day.environment`, startOfDay(sql`coverage_day.day`), { ...choice, environment }))}
        GROUP BY 1, 2`,
  );
