import { z } from 'zod';
import { SPAN_KINDS, SPAN_ROLES, SPAN_STATUSES } from '../span';
import { windowSchema } from './common';
import { eventRowSchema } from './events';

/** A trace id as W3C trace context writes it. */
export const traceIdSchema = z.string().regex(/^[0-9a-fA-F]{32}$/, 'not 32 hexadecimal digits');

/** One span in its place: below its parent, in the order of their starts. */
export const traceSpanSchema = z.object({
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  /** Whether its parent is here; `missing`: it has one that was never received, or lies outside of your zones. */
  parent: z.enum(['none', 'here', 'missing']),
  /** Steps below the top of the tree. */
  depth: z.number(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  role: z.enum(SPAN_ROLES),
  service: z.string().nullable(),
  zone: z.string(),
  environment: z.string().nullable(),
  source: z.string(),
  startedAt: z.string(),
  /** Milliseconds from the beginning of the trace. */
  offsetMs: z.number(),
  durationMs: z.number(),
  status: z.enum(SPAN_STATUSES),
  statusMessage: z.string().nullable(),
  scope: z.string().nullable(),
  /** Milliseconds by which it starts before its parent, whose service has another clock; null where it does not. */
  aheadOfParentMs: z.number().nullable(),
  attributes: z.record(z.string(), z.string()),
});
export type TraceSpan = z.infer<typeof traceSpanSchema>;

/** An event of the trace on its time axis. */
export const traceEventSchema = eventRowSchema.extend({
  offsetMs: z.number(),
  spanId: z.string().nullable(),
  /** Whether the span that it names is here. */
  hasSpan: z.boolean(),
});
export type TraceEvent = z.infer<typeof traceEventSchema>;

/** `GET /api/v1/traces/{traceId}` and `/traces/[traceId]`. */
export const traceSchema = z.object({
  traceId: z.string(),
  sentence: z.string(),
  /** From the first to the last moment of its spans and events. */
  window: windowSchema,
  durationMs: z.number(),
  /** The first by their start; spans of policy, attestation and sidecars before others. */
  spans: z.array(traceSpanSchema),
  /** How many there are, where `spans` holds fewer. */
  spanTotal: z.number(),
  /** What the time was spent on, over all spans that were read: time during which at least one such span ran. */
  roles: z.array(z.object({ role: z.enum(SPAN_ROLES), spans: z.number(), durationMs: z.number() })),
  events: z.array(traceEventSchema),
  eventTotal: z.number(),
  /** Services whose clocks disagree: a span starts before the one that called it. */
  skewedServices: z.array(z.string()),
});
export type Trace = z.infer<typeof traceSchema>;
