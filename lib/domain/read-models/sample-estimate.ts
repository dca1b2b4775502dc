import { z } from 'zod';

export const intervalSchema = z.object({ low: z.number(), high: z.number() });

/** Where an estimate stands against its objective; the names are those of the specification. */
export const REVIEW_STATUSES = ['no_data', 'insufficient_review', 'met', 'missed', 'uncertain'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** What the estimate of M3 rests on; `estimate` is there also where it is too little for a `value`. */
export const sampleEstimateSchema = z.object({
  status: z.enum(REVIEW_STATUSES),
  /** Of the denials of reviewed policies; null while nothing was reviewed. */
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
  confidence: z.number(),
  /** What it would be if the denials of unreviewed policies were all wrong, or all right. */
  bounds: intervalSchema.nullable(),
  /** Denials, weighted by sampling. */
  population: z.number(),
  reviewed: z.number(),
  /** Share of the denials whose policy has at least one review. */
  coverage: z.number().nullable(),
});
export type SampleEstimate = z.infer<typeof sampleEstimateSchema>;
