import { z } from 'zod';
import { freshnessSchema, windowSchema } from './common';

const seconds = z.number().nullable();

/** `GET /api/v1/remediation`: alerts that were open within a window, with M9's figures. */
export const remediationSchema = z.object({
  window: windowSchema,
  items: z.array(
    z.object({
      alertId: z.string(),
      source: z.string(),
      eventId: z.string(),
      title: z.string(),
      severity: z.string(),
      zone: z.string(),
      service: z.string().nullable(),
      environment: z.string().nullable(),
      policy: z.string().nullable(),
      openedAt: z.string(),
      acknowledgedAt: z.string().nullable(),
      resolvedAt: z.string().nullable(),
      /** From its opening to its resolution, or to now while it is open. */
      ageSeconds: z.number(),
      isSlow: z.boolean(),
    }),
  ),
  open: z.number(),
  oldestOpenSeconds: seconds,
  resolved: z.number(),
  mean: seconds,
  /** The mean with the ages of open alerts counted in: it cannot be below this. */
  meanLowerBound: seconds,
  p50: seconds,
  p95: seconds,
  good: z.number(),
  total: z.number(),
  freshness: freshnessSchema,
});
export type Remediation = z.infer<typeof remediationSchema>;
