import { z } from 'zod';
import { freshnessSchema, statusSchema, windowSchema } from './common';

export const INDICATOR_IDS = ['M1', 'M2', 'M6', 'M8', 'M10'] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];

/**
 * One indicator over one window and scope. For ratio indicators `value` is good/total (0–1) and
 * is null without data; for M8 (`unit: 'count'`) it is the number of attempts.
 */
export const indicatorSchema = z.object({
  id: z.enum(INDICATOR_IDS),
  name: z.string(),
  unit: z.enum(['ratio', 'count']),
  /** What the figure is read as: M6 is shown as an error rate, although good/total is stored. */
  value: z.number().nullable(),
  good: z.number(),
  total: z.number(),
  previousValue: z.number().nullable(),
  /** The objective as a ratio (0.999), or null where the objective is a trend. */
  objective: z.number().nullable(),
  /** Whether a higher or a lower value is better. */
  direction: z.enum(['higher', 'lower']),
  status: statusSchema,
  numerator: z.string(),
  denominator: z.string(),
  sparkline: z.array(z.object({ at: z.string(), value: z.number().nullable() })),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** `GET /api/v1/slis`: the indicators of a scope, with a point per step. */
export const slisSchema = z.object({
  window: windowSchema,
  stepSeconds: z.number(),
  scope: z.object({
    zone: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
  }),
  items: z.array(indicatorSchema),
  freshness: freshnessSchema,
});
export type Slis = z.infer<typeof slisSchema>;
