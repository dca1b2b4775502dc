import { z } from 'zod';
import { windowSchema } from './common';

/**
 * `GET /api/v1/canaries`: events that Gatehouse sent itself, and how many milliseconds they took until a
 * query saw them. One that is still on its way is not counted; percentiles are of those that were seen.
 */
export const canariesSchema = z.object({
  window: windowSchema,
  sent: z.number(),
  seen: z.number(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});
export type Canaries = z.infer<typeof canariesSchema>;
