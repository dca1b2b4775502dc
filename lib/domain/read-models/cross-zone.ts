import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

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
  /** From where to where, within the asked window's days, most first. */
  pairs: z.array(
    z.object({ zone: z.string(), targetZone: z.string(), attempts: z.number(), principals: z.number() }),
  ),
  freshness: freshnessSchema,
});
export type CrossZone = z.infer<typeof crossZoneSchema>;
