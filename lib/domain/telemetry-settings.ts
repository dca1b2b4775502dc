import { z } from 'zod';
import type { TELEMETRY_TIERS } from './inventory';

/** What telemetry of each tier costs, how long its events are kept, and how it is sampled. */

export type TelemetryTier = (typeof TELEMETRY_TIERS)[number];

/** Below this too little is left to look at. */
export const SMALLEST_TIER_RATE = 0.001;

const tierSchema = z.object({
  /** Days that single events are kept; null is as long as Gatehouse keeps any. Roll-ups stay. */
  retentionDays: z.number().int().min(1).max(3_650).nullable().default(null),
  /** The share of allowed traffic that is kept; denials and failures always are. */
  sampleRate: z.number().min(SMALLEST_TIER_RATE).max(1).default(1),
  /** For 10⁹ bytes; null where nobody has set it. */
  pricePerGb: z.number().min(0).max(1_000_000).nullable().default(null),
});
export type TierSettings = z.infer<typeof tierSchema>;

/** Which volume has a price: originals stored here, what heartbeats report, or both. */
export const PRICED_VOLUMES = ['stored', 'reported', 'both'] as const;

export const telemetrySettingsSchema = z.object({
  /** As it is written behind amounts, such as EUR. */
  currency: z.string().trim().min(1).max(12).default('USD'),
  priced: z.enum(PRICED_VOLUMES).default('both'),
  /** For a calendar month (UTC); null is no budget. */
  monthlyBudget: z.number().positive().max(1e12).nullable().default(null),
  tiers: z
    .object({
      full: tierSchema.prefault({}),
      standard: tierSchema.prefault({}),
      sampled: tierSchema.prefault({}),
    })
    .prefault({}),
});
export type TelemetrySettings = z.infer<typeof telemetrySettingsSchema>;
