import { z } from 'zod';
import { changeMarkerSchema, listOf } from './common';

/** One event as a row of a list. Fields that the source did not report are null. */
export const eventRowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  outcome: z.string().nullable(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  source: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  principal: z.string().nullable(),
  policy: z.string().nullable(),
  rule: z.string().nullable(),
  revision: z.string().nullable(),
  action: z.string().nullable(),
  resource: z.string().nullable(),
  reason: z.string().nullable(),
  targetService: z.string().nullable(),
  targetZone: z.string().nullable(),
  latencyMs: z.number().nullable(),
  traceId: z.string().nullable(),
  sampleRate: z.number(),
});
export type EventRow = z.infer<typeof eventRowSchema>;
export const eventListSchema = listOf(eventRowSchema);

/** A path of two documents with its values: what differs between a denial and an allowed request. */
export const differenceSchema = z.object({
  path: z.string(),
  denied: z.unknown(),
  allowed: z.unknown(),
});

/** `GET /api/v1/denials/{eventId}` and `/denials/[eventId]`. */
export const denialDetailSchema = z.object({
  event: eventRowSchema.extend({
    nativeId: z.string(),
    visibleAt: z.string(),
    sentAt: z.string().nullable(),
    spanId: z.string().nullable(),
    clockSkewed: z.boolean(),
  }),
  sentence: z.string(),
  /** JSON pointers that the source removed or masked before sending. */
  masked: z.array(z.string()),
  input: z.unknown(),
  result: z.unknown(),
  labels: z.record(z.string(), z.string()),
  payload: z.unknown(),
  similar: z.object({
    count: z.number(),
    firstSeen: z.string().nullable(),
    lastSeen: z.string().nullable(),
    items: z.array(eventRowSchema),
  }),
  nearestAllowed: z.object({ event: eventRowSchema, differences: z.array(differenceSchema) }).nullable(),
  change: z
    .object({
      marker: changeMarkerSchema,
      policyId: z.string(),
      fromRevision: z.string().nullable(),
      toRevision: z.string(),
      /** Unified diff of the two texts; null where a text is not known. */
      textDiff: z.string().nullable(),
    })
    .nullable(),
});
export type DenialDetail = z.infer<typeof denialDetailSchema>;
