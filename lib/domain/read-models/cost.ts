import { z } from 'zod';
import { TELEMETRY_TIERS } from '../inventory';
import { telemetrySettingsSchema } from '../telemetry-settings';

/** Telemetry volume and what it costs; `cost` is null where a price is missing. */
export const volumeSchema = z.object({
  /** Stored events. */
  events: z.number(),
  /** Bytes of the originals that are kept here. */
  storedBytes: z.number(),
  /** Bytes that heartbeats report for services. */
  reportedBytes: z.number(),
  cost: z.number().nullable(),
});
export type Volume = z.infer<typeof volumeSchema>;

export const namedVolumeSchema = volumeSchema.extend({
  /** Of a zone, a tier, a source or a service; empty where events name none. */
  name: z.string(),
});
export type NamedVolume = z.infer<typeof namedVolumeSchema>;

/** `GET /api/v1/cost`: the calendar month (UTC) so far. */
export const costSchema = z.object({
  month: z.string(),
  /** From the start of the month, or from the first event in it, to now. */
  from: z.string().nullable(),
  to: z.string(),
  settings: telemetrySettingsSchema,
  /** Null before the first event of the month. */
  total: volumeSchema.nullable(),
  /** By the end of the month at the rate so far; null while there is too little to say. */
  projected: z.object({ bytes: z.number(), cost: z.number().nullable() }).nullable(),
  /** Of the budget; null without a budget or a price. */
  budgetShare: z.number().nullable(),
  projectedBudgetShare: z.number().nullable(),
  byZone: z.array(namedVolumeSchema.extend({ tier: z.enum(TELEMETRY_TIERS) })),
  byTier: z.array(namedVolumeSchema),
  bySource: z.array(namedVolumeSchema),
  /** The fifty with the largest volume. */
  byService: z.array(namedVolumeSchema),
});
export type Cost = z.infer<typeof costSchema>;
