import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

/** `GET /api/v1/policy-growth`: how many policies are known over time, and what came and went. */
export const policyGrowthSchema = z.object({
  /** The last 90 UTC days, or from the day before the first that is known. */
  window: windowSchema,
  /** Policies known by the end of each day; null before anything was known. */
  points: z.array(z.object({ at: z.string(), value: z.number().nullable() })),
  known: z.number().int(),
  /** First known in the page's range. */
  added: z.array(z.string()),
  addedTotal: z.number().int(),
  /** Decided in the time of equal length before the page's range, and not in it. */
  quiet: z.array(z.string()),
  quietTotal: z.number().int(),
  /** Sources that have more policies than are told apart; what is beyond counts as "other". */
  capped: z.array(z.object({ source: z.string(), zone: z.string(), since: z.string() })),
  freshness: freshnessSchema,
});
export type PolicyGrowth = z.infer<typeof policyGrowthSchema>;
