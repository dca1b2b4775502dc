import { z } from 'zod';
import { CHANGE_TYPES } from '../kinds';

/** Shapes that several pages and endpoints share. Times are RFC 3339 UTC; ratios are 0–1. */

export const windowSchema = z.object({ from: z.string(), to: z.string() });

/** Until when the data is complete, as far as the pipeline knows; null before the first event. */
export const freshnessSchema = z.object({
  dataUntil: z.string().nullable(),
  behindSeconds: z.number().nullable(),
  generatedAt: z.string(),
});
export type Freshness = z.infer<typeof freshnessSchema>;

/** Counts behind a ratio; `ratio` is null when nothing was measured, never 0 or 1. */
export const ratioSchema = z.object({ good: z.number(), total: z.number(), ratio: z.number().nullable() });
export type Ratio = z.infer<typeof ratioSchema>;

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), nextCursor: z.string().nullable() });
export type List<T> = { items: T[]; total: number; nextCursor: string | null };

export const STATUSES = ['met', 'at-risk', 'breached', 'no-data'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = (typeof STATUSES)[number];

/** A policy change, deploy, rotation or maintenance: a marker on charts, a row in lists. */
export const changeMarkerSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  type: z.enum(CHANGE_TYPES),
  policy: z.string().nullable(),
  revision: z.string().nullable(),
  previousRevision: z.string().nullable(),
  environment: z.string().nullable(),
  author: z.string().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
  /**
   * Of the activation of a policy on a chart: the denials of its own decisions in equal windows before and after,
   * by its last review that had data. Null where none had; absent where nobody asked.
   */
  effect: z
    .object({
      verdict: z.enum(['fine', 'watch', 'regression']),
      /** `rest`: `before` is the rest of the traffic of the same time. */
      comparedWith: z.enum(['before', 'rest']),
      minutes: z.number(),
      before: z.object({ bad: z.number(), total: z.number() }),
      after: z.object({ bad: z.number(), total: z.number() }),
    })
    .nullable()
    .optional(),
});
export type ChangeMarker = z.infer<typeof changeMarkerSchema>;

export const decisionBucketSchema = z.object({
  at: z.string(),
  allow: z.number(),
  deny: z.number(),
  error: z.number(),
  unevaluated: z.number(),
  wouldDeny: z.number(),
});

/** Decisions over time; a bucket without any event is missing from `buckets`, never zero. */
export const decisionSeriesSchema = z.object({
  window: windowSchema,
  stepSeconds: z.number(),
  buckets: z.array(decisionBucketSchema),
  markers: z.array(changeMarkerSchema),
  freshness: freshnessSchema,
});
export type DecisionSeries = z.infer<typeof decisionSeriesSchema>;

/**
 * `ingest` is the whole way from the event to its visibility (M10); its stages are `held` (at the
 * source), `transit` (sent to received) and `storing` (received to visible).
 */
export const LATENCY_MEASURES = [
  'evaluation',
  'sidecar',
  'ingest',
  'held',
  'transit',
  'storing',
  'attestation',
] as const;
export type LatencyMeasure = (typeof LATENCY_MEASURES)[number];

/** Percentiles in milliseconds from mergeable log buckets; relative error at most 1.08 %. */
export const latencySeriesSchema = z.object({
  window: windowSchema,
  stepSeconds: z.number(),
  measure: z.enum(LATENCY_MEASURES),
  overall: z.object({
    count: z.number(),
    p50: z.number().nullable(),
    p95: z.number().nullable(),
    p99: z.number().nullable(),
  }),
  buckets: z.array(
    z.object({ at: z.string(), count: z.number(), p50: z.number(), p95: z.number(), p99: z.number() }),
  ),
  markers: z.array(changeMarkerSchema),
  freshness: freshnessSchema,
});
export type LatencySeries = z.infer<typeof latencySeriesSchema>;
