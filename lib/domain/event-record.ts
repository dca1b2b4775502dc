import type { EventKind } from './kinds';
import type { SpanRecord } from './span';
import type { Folding } from './folding';
import type { Micros } from './timestamp';

/**
 * An event as the store keeps it: every field that lists, filters and roll-ups need as a column,
 * the rest in the original payload, which its adapter can read again.
 */
export type EventRecord = {
  /** UUID derived from (source, native id): a repeat is the same row. */
  id: string;
  /** Position in the request. */
  index: number;
  /** A checksum of the payload: tells a repeat from a conflict. */
  bodyHash: number;
  nativeId: string;
  kind: EventKind;
  outcome: string | null;
  occurredAt: Micros;
  receivedAt: Micros;
  sentAt: Micros | null;
  source: string;
  adapter: string;
  zone: string;
  service: string | null;
  environment: string | null;
  principal: string | null;
  policy: string | null;
  rule: string | null;
  revision: string | null;
  action: string | null;
  resource: string | null;
  reason: string | null;
  subject: string | null;
  host: string | null;
  method: string | null;
  provider: string | null;
  targetService: string | null;
  targetZone: string | null;
  traceId: string | null;
  spanId: string | null;
  latencyMs: number | null;
  requests: number | null;
  evaluated: number | null;
  bytes: number | null;
  dropped: number | null;
  sampleRate: number;
  clockSkewed: boolean;
  backfill: boolean;
  payload: string;
  /** Decided by the writer: which names count as "other"; null (nearly always) is none. */
  folded: Folding | null;
  change: ChangeRecord | null;
  drift: DriftRecord | null;
  /** What an audit event says; it enters the tamper-evident log. */
  audit?: AuditRecord | null;
  /** Approvals that the event tells of, each of a revision or of a review. */
  approvals?: ApprovalRecord[];
  /** The exceptions that a decision names as what let it through. */
  exceptions?: string[];
  /** The number of a source's report. */
  sequence?: number | null;
  /** Where classified data went; no column of its own. */
  toRegion?: string | null;
  /** The instance of the engine that decided, or that a revision became active in; no column of its own. */
  instance?: string | null;
  /** Until when an identity is valid, where the event tells it; no columns of its own. */
  certificate?: { identity: string; expiresAt: Micros } | null;
};

/** What a change event says beyond its columns. */
export type ChangeRecord = {
  type: string;
  canaryShare: number | null;
  author: string | null;
  commit: string | null;
  message: string | null;
  url: string | null;
  reviewUrl: string | null;
  parent: string | null;
  files: Record<string, string> | null;
};

/** What an audit event says beyond its columns. */
export type AuditRecord = {
  actor: { type: string; id: string; name?: string | null };
  targets: { type: string; id: string; name?: string | null }[];
  context: { ip?: string | null; userAgent?: string | null; location?: string | null };
  changes: unknown;
};

/** An approval, or its withdrawal. */
export type ApprovalRecord = {
  approver: string;
  at: Micros;
  state: 'approved' | 'withdrawn';
  url: string | null;
  reviewUrl: string | null;
  policy: string | null;
  revision: string | null;
};

/** What a drift event says beyond its columns; times that it does not know are null. */
export type DriftRecord = {
  startedAt: Micros | null;
  /** The last good check, where the start is only bounded. */
  startedAfter: Micros | null;
  detectedAt: Micros;
  resolvedAt: Micros | null;
};

/** Why an event cannot be read: what, where, and in words. */
export type Refusal = { code: string; path: string; message: string };

/** An event that was not accepted. It is kept in quarantine with its payload. */
export type Rejection = Refusal & {
  /** Position in the request. */
  index: number;
  /** How many of the things that the sender counts it is, where that is not one. */
  items?: number;
  payload: string;
};

/** The events of one request, ready to be written. */
export type WriteRequest = {
  source: string;
  adapter: string;
  receivedAt: Micros;
  records: EventRecord[];
  /** Spans of traces, where the source sends such. */
  spans?: SpanRecord[];
  rejections: Rejection[];
  /** Events that were understood and left out by the sampling of their zone's tier: accepted, not stored. */
  sampledOut: number;
};

export type WriteResult = { accepted: number; duplicates: number; conflicts: number };
