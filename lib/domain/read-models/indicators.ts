import { z } from 'zod';
import { INDICATOR_IDS } from '../indicator-ids';
import { freshnessSchema, statusSchema, windowSchema } from './common';
import { sampleEstimateSchema } from './sample-estimate';

/**
 * How much of what should have come did: regular sources expected and reported within the window, those
 * that fell silent before its end, and what sources say they lost.
 */
export const completenessSchema = z.object({
  expected: z.number(),
  reported: z.number(),
  share: z.number().nullable(),
  late: z.array(z.object({ source: z.string(), lastAt: z.string() })),
  dropped: z.number(),
});
export type Completeness = z.infer<typeof completenessSchema>;

/** `no-denominator`: something was seen, but not of how many. `insufficient-review`: people looked at too little of it. */
export const MEASURE_STATES = ['measured', 'no-data', 'no-denominator', 'insufficient-review'] as const;

/**
 * The figure of an indicator over one window and scope, and how it came about. For ratio indicators `value` is good/total (0–1) and
 * is null without data; for M8 (`unit: 'count'`) it is the number of attempts.
 */
export const indicatorFigureSchema = z.object({
  id: z.enum(INDICATOR_IDS),
  name: z.string(),
  unit: z.enum(['ratio', 'count']),
  /** What the figure is read as: M6 is shown as an error rate, although good/total is stored. */
  value: z.number().nullable(),
  state: z.enum(MEASURE_STATES),
  /** Weighted counts; `observed` are the raw ones, before sampling is made up for. */
  good: z.number(),
  total: z.number(),
  observed: z.number(),
  observedBad: z.number(),
  /** What was left out of the counts, and how much of it. */
  excluded: z.array(z.object({ what: z.string(), count: z.number() })),
  /** More was evaluated than seen (clock or scrape skew); shown as all of it. */
  overUnity: z.boolean(),
  completeness: completenessSchema,
  /** Null where everything is counted. */
  sample: sampleEstimateSchema.nullable(),
  /** The objective as a ratio (0.999), or null where the objective is a trend. */
  objective: z.number().nullable(),
  /** Whether a higher or a lower value is better. */
  direction: z.enum(['higher', 'lower']),
  status: statusSchema,
  numerator: z.string(),
  denominator: z.string(),
});
export type IndicatorFigure = z.infer<typeof indicatorFigureSchema>;

/** One indicator, with the window before and its course. */
export const indicatorSchema = indicatorFigureSchema.extend({
  previousValue: z.number().nullable(),
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
