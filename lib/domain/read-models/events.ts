import { z } from 'zod';
import { changeMarkerSchema, listOf, windowSchema } from './common';

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
  denied: z.unknown().optional(),
  allowed: z.unknown().optional(),
});

/**
 * `GET /api/v1/denials/{eventId}` and `/denials/[eventId]`. Made for denials; a decision of another
 * outcome answers in the same shape, so that every row of a list of decisions can be opened.
 */
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
  /** Left out where the source did not report it. */
  input: z.unknown().optional(),
  result: z.unknown().optional(),
  labels: z.record(z.string(), z.string()),
  payload: z.unknown(),
  /** The last attestation of the principal at that moment; null when none is known. */
  attestation: z
    .object({
      outcome: z.string(),
      occurredAt: z.string(),
      method: z.string().nullable(),
      host: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Other denials of the same service and policy, and of the same rule where it is known; null for other outcomes. */
  similar: z
    .object({
      window: windowSchema,
      /** Null when they were too many to be counted in time. */
      count: z.number().nullable(),
      firstSeen: z.string().nullable(),
      lastSeen: z.string().nullable(),
      items: z.array(eventRowSchema),
    })
    .nullable(),
  nearestAllowed: z.object({ event: eventRowSchema, differences: z.array(differenceSchema) }).nullable(),
  /** How far, on each side of the event, an allowed request was searched for; 0 if the source left out whose. */
  nearestAllowedSearchedSeconds: z.number(),
  change: z
    .object({
      marker: changeMarkerSchema,
      policyId: z.string(),
      fromRevision: z.string().nullable(),
      toRevision: z.string(),
      /** Whether it brought the revision that decided; else it is merely the last one before the event. */
      isOwnRevision: z.boolean(),
      /** Unified diff of the two texts; null where a text is not known. */
      textDiff: z.string().nullable(),
    })
    .nullable(),
});
export type DenialDetail = z.infer<typeof denialDetailSchema>;
