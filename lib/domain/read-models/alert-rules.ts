import { z } from 'zod';
import { CONDITION_UNITS } from '../alerting/condition';
import { alertSubjectSchema } from '../alerting/subject';
import { windowSchema } from './common';

/**
 * A stretch of time in which a condition held, not yet for long enough (`pending`), in which a rule fired, or in which it
 * was over and a new alert of the same would not be told (`cooldown`).
 */
export const traceStretchSchema = z.object({
  state: z.enum(['pending', 'firing', 'cooldown']),
  from: z.string(),
  /** Null where it goes on. */
  to: z.string().nullable(),
});
export type TraceStretch = z.infer<typeof traceStretchSchema>;

/** What a rule says of one subject over time. A time without any evidence is missing from `points`, never zero. */
export const conditionTraceSchema = z.object({
  subject: alertSubjectSchema,
  window: windowSchema,
  /** How far apart points are; each says the most that was so within its step. */
  stepSeconds: z.number(),
  unit: z.enum(CONDITION_UNITS).nullable(),
  points: z.array(
    z.object({
      at: z.string(),
      outcome: z.enum(['true', 'false', 'no-data']),
      value: z.number().nullable(),
      threshold: z.number().nullable(),
      /** What the count's own history expects at that hour of the week; null of fixed thresholds. */
      expected: z.number().nullable(),
    }),
  ),
  stretches: z.array(traceStretchSchema),
  /** Where judging took too long: nothing before this time was judged. */
  cutAt: z.string().nullable(),
});
export type ConditionTrace = z.infer<typeof conditionTraceSchema>;
