import { z } from 'zod';
import { freshnessSchema, statusSchema, windowSchema } from './common';

/** `GET /api/v1/cross-zone`: M8 by day and by pair of zones, over whole UTC days. */
export const crossZoneSchema = z.object({
  window: windowSchema,
  /** Every day of the 28 before today; null where nothing was looked at, which is not the same as none. */
  days: z.array(
    z.object({
      day: z.string(),
      attempts: z.number().nullable(),
      /** Different (principal, from, to) behind them. */
      parties: z.number().nullable(),
    }),
  ),
  /** Mann–Kendall over these days (each weekday against itself with four weeks), Theil–Sen slope a week. */
  trend: z.object({
    verdict: z.enum(['all-zero', 'decreasing', 'no-trend', 'increasing', 'insufficient-data']),
    status: statusSchema,
    perWeek: z.number().nullable(),
    pValue: z.number().nullable(),
    days: z.number(),
    isSeasonal: z.boolean(),
  }),
  /** From where to where, within the asked window's days, most first. */
  pairs: z.array(
    z.object({ zone: z.string(), targetZone: z.string(), attempts: z.number(), principals: z.number() }),
  ),
  freshness: freshnessSchema,
});
export type CrossZone = z.infer<typeof crossZoneSchema>;
