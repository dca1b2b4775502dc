import { z } from 'zod';
import { SMALLEST_SAMPLE_RATE } from './event-weight';
import { CHANGE_TYPES, OUTCOMES } from './kinds';

/**
 * The native event format: what every adapter makes of a source's payload, and what
 * `POST /api/ingest/events` takes. Names are the wire names. An unknown field stays in the
 * original payload and is ignored here.
 */

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time with a zone. Kept as text here; `parseTime` makes microseconds of it. */
export const timeSchema = z
  .string()
  .max(64)
  .regex(RFC3339, 'not an RFC 3339 time with a zone, such as 2026-11-21T09:30:00.123456Z');

const name = z.string().min(1).max(500);
const text = z.string().max(10_000);
const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`), `not ${digits} hexadecimal digits`);
/** Up to what a number counts exactly: sums of these stay far from what a float can hold. */
const count = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const labelsSchema = z
  .record(z.string().min(1).max(200), z.string().max(2_000))
  .refine((labels) => Object.keys(labels).length <= 64, 'more than 64 labels');

const base = {
  id: z.string().min(1).max(200),
  occurredAt: timeSchema,
  environment: name.nullish(),
  service: name.nullish(),
  zone: name.nullish(),
  principal: z.string().min(1).max(2_000).nullish(),
  traceId: hex(32).nullish(),
  spanId: hex(16).nullish(),
  sampleRate: z
    .number()
    .gt(0, 'must be above 0')
    .gte(SMALLEST_SAMPLE_RATE, 'must be at least 2^-56')
    .lte(1, 'must be at most 1')
    .nullish(),
  sentAt: timeSchema.nullish(),
  labels: labelsSchema.nullish(),
};

/** Who approved, when, and where it can be seen. */
export const approvalSchema = z.object({ by: name, at: timeSchema, url: text.nullish() });
export type Approval = z.infer<typeof approvalSchema>;

const party = z.object({ type: name, id: name, name: name.nullish() });

export const decisionSchema = z.object({
  kind: z.literal('decision'),
  ...base,
  outcome: z.enum(OUTCOMES.decision),
  policy: name,
  rule: name.nullish(),
  revision: name.nullish(),
  action: text.nullish(),
  resource: text.nullish(),
  reason: text.nullish(),
  latencyMs: count.nullish(),
  /** Which instance of the engine decided. */
  instance: name.nullish(),
  targetService: name.nullish(),
  targetZone: name.nullish(),
  input: z.unknown().optional(),
  result: z.unknown().optional(),
  masked: z.array(z.string().max(1_000)).max(1_000).nullish(),
});

export const trafficSchema = z.object({
  kind: z.literal('traffic'),
  ...base,
  windowStart: timeSchema,
  windowEnd: timeSchema,
  requests: count,
  evaluated: count,
  errors: count.nullish(),
});

export const attestationSchema = z.object({
  kind: z.literal('attestation'),
  ...base,
  outcome: z.enum(OUTCOMES.attestation),
  subject: z.string().min(1).max(2_000),
  host: name.nullish(),
  method: name.nullish(),
  reason: text.nullish(),
  expiresAt: timeSchema.nullish(),
});

export const authSchema = z.object({
  kind: z.literal('auth'),
  ...base,
  outcome: z.enum(OUTCOMES.auth),
  provider: name.nullish(),
  method: name.nullish(),
  reason: text.nullish(),
});

export const flowSchema = z.object({
  kind: z.literal('flow'),
  ...base,
  outcome: z.enum(OUTCOMES.flow),
  sourceZone: name.nullish(),
  sourceService: name.nullish(),
  targetZone: name.nullish(),
  targetService: name.nullish(),
  port: z.number().int().min(0).max(65_535).nullish(),
  protocol: name.nullish(),
  bytes: count.nullish(),
  policy: name.nullish(),
  latencyMs: count.nullish(),
  statusCode: z.number().int().nullish(),
});

export const auditSchema = z.object({
  kind: z.literal('audit'),
  ...base,
  outcome: z.enum(OUTCOMES.audit).nullish(),
  actor: party,
  action: name,
  targets: z.array(party).max(100),
  context: z.object({ ip: name.nullish(), userAgent: text.nullish(), location: name.nullish() }),
  changes: z.unknown().optional(),
  /** What the actor approved, or took back the approval of: a review by its address, or a revision. */
  approval: z
    .object({
      state: z.enum(['approved', 'withdrawn']),
      /** Who approved, where that is not the actor. */
      by: name.nullish(),
      url: text.nullish(),
      reviewUrl: text.nullish(),
      policy: name.nullish(),
      revision: name.nullish(),
    })
    .nullish(),
});

export const heartbeatSchema = z.object({
  kind: z.literal('heartbeat'),
  ...base,
  tagged: z.boolean(),
  missingTags: z.array(name).max(64),
  bytes: count.nullish(),
  records: count.nullish(),
  agent: name.nullish(),
});

export const driftSchema = z.object({
  kind: z.literal('drift'),
  ...base,
  outcome: z.enum(OUTCOMES.drift),
  driftId: name,
  type: name,
  policy: name.nullish(),
  startedAt: timeSchema.nullish(),
  startedAfter: timeSchema.nullish(),
  detectedAt: timeSchema,
  resolvedAt: timeSchema.nullish(),
  expected: z.unknown().optional(),
  actual: z.unknown().optional(),
});

export const alertSchema = z.object({
  kind: z.literal('alert'),
  ...base,
  outcome: z.enum(OUTCOMES.alert),
  alertId: name,
  title: text,
  severity: z.enum(['page', 'ticket']),
  policy: name.nullish(),
  url: text.nullish(),
});

export const changeSchema = z.object({
  kind: z.literal('change'),
  ...base,
  type: z.enum(CHANGE_TYPES),
  policy: name.nullish(),
  revision: name.nullish(),
  /** Which instance of the engine the revision became active in. */
  instance: name.nullish(),
  canaryShare: z.number().min(0).max(1).nullish(),
  author: name.nullish(),
  commit: name.nullish(),
  url: text.nullish(),
  message: text.nullish(),
  /** The pull or merge request, or whatever else it was reviewed in. */
  reviewUrl: text.nullish(),
  /** The revision it was made from. */
  parent: name.nullish(),
  approvals: z.array(approvalSchema).max(100).nullish(),
  files: z
    .record(z.string().min(1).max(500), z.string().max(1_000_000))
    .refine((files) => Object.keys(files).length <= 200, 'more than 200 files')
    .nullish(),
});

export const dataAccessSchema = z.object({
  kind: z.literal('data-access'),
  ...base,
  outcome: z.enum(OUTCOMES['data-access']),
  classification: name,
  action: z.enum(['read', 'write', 'transfer']),
  fromRegion: name.nullish(),
  toRegion: name.nullish(),
  bytes: count.nullish(),
  rule: name.nullish(),
});

export const sourceReportSchema = z.object({
  kind: z.literal('source-report'),
  ...base,
  sequence: z.number().int().min(0).nullish(),
  dropped: count,
  buffered: count.nullish(),
});

export const eventSchema = z.discriminatedUnion('kind', [
  decisionSchema,
  trafficSchema,
  attestationSchema,
  authSchema,
  flowSchema,
  auditSchema,
  heartbeatSchema,
  driftSchema,
  alertSchema,
  changeSchema,
  dataAccessSchema,
  sourceReportSchema,
]);

export type Event = z.infer<typeof eventSchema>;
export type EventOf<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;
export type Decision = z.infer<typeof decisionSchema>;
export type Attestation = z.infer<typeof attestationSchema>;
export type AuthAttempt = z.infer<typeof authSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type Alert = z.infer<typeof alertSchema>;
export type Change = z.infer<typeof changeSchema>;
export type SourceReport = z.infer<typeof sourceReportSchema>;
