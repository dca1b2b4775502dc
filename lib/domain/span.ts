import type { Folding } from './folding';
import type { Micros } from './timestamp';

/** What a span of a trace was spent on; `other` is the services' own work. */
export const SPAN_ROLES = ['policy', 'attestation', 'sidecar', 'other'] as const;
export type SpanRole = (typeof SPAN_ROLES)[number];

export const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export const SPAN_STATUSES = ['unset', 'ok', 'error'] as const;
export type SpanStatus = (typeof SPAN_STATUSES)[number];

/** One span as an adapter reads it. Times are RFC 3339. */
export type Span = {
  /** 32 lower-case hexadecimal digits. */
  traceId: string;
  /** 16 lower-case hexadecimal digits. */
  spanId: string;
  parentSpanId: string | null;
  name: string;
  kind: SpanKind;
  role: SpanRole;
  startedAt: string;
  durationNs: number;
  service: string | null;
  environment: string | null;
  /** Null where the telemetry does not say one. */
  zone: string | null;
  status: SpanStatus;
  statusMessage: string | null;
  scope: string | null;
  attributes: Record<string, string>;
  /** Which latency its duration counts under; null where its own event counts it, or nothing does. */
  measure: 'evaluation' | 'attestation' | 'sidecar' | null;
};

/** A span as the store keeps it. */
export type SpanRecord = Omit<Span, 'startedAt' | 'zone'> & {
  /** Position in the request. */
  index: number;
  startedAt: Micros;
  zone: string;
  source: string;
  receivedAt: Micros;
  clockSkewed: boolean;
  /** Set where its service counts under "other". */
  folded: Folding | null;
};
