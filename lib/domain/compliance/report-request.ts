import { z } from 'zod';
import { timeZoneSchema } from '../objective';
import { timeExpressionSchema } from '../time-range';
import { REGULATED_CLASSIFICATIONS } from './regulated-zones';

const zones = z
  .array(z.string().min(1).max(200))
  .max(100)
  .nullish()
  .transform((slugs) => (slugs && slugs.length > 0 ? [...new Set(slugs)].toSorted() : null));

const regulated = z
  .array(z.string().trim().min(1, 'a classification is needed').max(100))
  .min(1, 'name at least one classification')
  .max(50)
  .default([...REGULATED_CLASSIFICATIONS])
  .transform((names) => [...new Set(names)]);

/** What `POST /api/v1/compliance-reports` takes: a period, its zones (null or none for all), what counts as regulated. */
export const reportRequestSchema = z.object({
  from: timeExpressionSchema,
  to: timeExpressionSchema,
  zones,
  regulated,
});
export type ReportRequest = z.input<typeof reportRequestSchema>;

export const REPORT_CADENCES = ['weekly', 'monthly', 'quarterly'] as const;
export type ReportCadence = (typeof REPORT_CADENCES)[number];

/**
 * What `POST /api/v1/compliance-reports/schedules` takes. A report is about the last whole week (Monday to Sunday),
 * month or quarter, and is made on the first day after it at `time` of its time zone.
 */
export const scheduleRequestSchema = z.object({
  cadence: z.enum(REPORT_CADENCES),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 06:00'),
  timeZone: timeZoneSchema,
  zones,
  regulated,
});
export type ScheduleRequest = z.input<typeof scheduleRequestSchema>;
