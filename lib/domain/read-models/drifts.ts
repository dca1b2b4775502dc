import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

const seconds = z.number().nullable();

/** `GET /api/v1/drifts`: drifts that were detected or open within a window, with M5's figures. */
export const driftsSchema = z.object({
  window: windowSchema,
  items: z.array(
    z.object({
      driftId: z.string(),
      source: z.string(),
      eventId: z.string(),
      type: z.string(),
      /** The policy that it is about, where it is about one. */
      policy: z.string().nullable(),
      zone: z.string(),
      service: z.string().nullable(),
      environment: z.string().nullable(),
      /** When actual state left desired state; with `startedAfter`, some time after that check at most. */
      startedAt: z.string(),
      isStartBounded: z.boolean(),
      detectedAt: z.string(),
      resolvedAt: z.string().nullable(),
      detectSeconds: z.number(),
      /** From the start to the resolution, or to now while it is open. */
      ageSeconds: z.number(),
      isSlow: z.boolean(),
    }),
  ),
  /** Open drifts by environment, oldest first. */
  open: z.array(
    z.object({ environment: z.string().nullable(), count: z.number(), oldestSeconds: z.number() }),
  ),
  detection: z.object({ count: z.number(), good: z.number(), total: z.number(), p50: seconds, p95: seconds }),
  resolution: z.object({ count: z.number(), p50: seconds, p95: seconds, mean: seconds }),
  freshness: freshnessSchema,
});
export type Drifts = z.infer<typeof driftsSchema>;
