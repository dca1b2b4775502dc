import { z } from 'zod';
import { auditFindingSchema } from '../audit-findings';
import { changeMarkerSchema, freshnessSchema, ratioSchema, statusSchema, windowSchema } from './common';
import { judgementSchema } from '../verdict';
import { INDICATOR_IDS } from '../indicator-ids';
import { indicatorSchema } from './indicators';
import { sloBurnSchema, sloStatusSchema, unboundedSchema } from './objectives';

const point = z.object({ at: z.string(), value: z.number().nullable() });

/** `/executive` and `GET /api/v1/dashboards/executive`. */
export const executiveSchema = z.object({
  window: windowSchema,
  coverage: ratioSchema.extend({ previousRatio: z.number().nullable() }),
  indicators: z.array(indicatorSchema),
  /** What each indicator's objective has left over its own window, for the scope of the page. */
  budgets: z.array(
    z.object({
      indicator: z.enum(INDICATOR_IDS),
      objectiveId: z.string(),
      status: sloStatusSchema,
      isMet: z.boolean().nullable(),
      remaining: unboundedSchema,
      burn: sloBurnSchema.nullable(),
    }),
  ),
  zones: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      trustLevel: z.enum(['high', 'medium', 'low']),
      owner: z.string().nullable(),
      services: z.number().int(),
      denials: z.number(),
      /** Null when no decision was seen in the window. */
      decisions: z.number().nullable(),
      enforcement: z.number().nullable(),
      attestation: z.number().nullable(),
      authErrors: z.number().nullable(),
      status: statusSchema,
    }),
  ),
  /** Events whose service is not in the inventory, by service name. */
  notInInventory: z.array(z.object({ service: z.string(), events: z.number() })),
  /** What was ever found wrong with the audit log, the first bad entry first. */
  auditFindings: z.array(auditFindingSchema),
  freshness: freshnessSchema,
});
export type ExecutiveDashboard = z.infer<typeof executiveSchema>;

export const denialGroupSchema = z.object({
  service: z.string().nullable(),
  policy: z.string(),
  zone: z.string(),
  count: z.number(),
  /** Share of this service's decisions under this policy that were denied; null if unknown. */
  denyRatio: z.number().nullable(),
  previousCount: z.number(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  /** New: no denial of this service and policy in the seven days before the window. */
  isNew: z.boolean(),
  trend: z.array(point),
  latestEventId: z.string(),
  /** What whoever was on call answered last to "was this right?" about this group in the window. */
  answer: z
    .object({
      verdictId: z.string(),
      judgement: judgementSchema,
      by: z.string(),
      at: z.string(),
      isOwn: z.boolean(),
    })
    .nullable(),
  /** The policy change that came last before the first denial of the window, if within a day. */
  change: changeMarkerSchema.nullable(),
});
export type DenialGroup = z.infer<typeof denialGroupSchema>;

/** `/on-call` and `GET /api/v1/dashboards/on-call`. */
export const onCallSchema = z.object({
  window: windowSchema,
  denialGroups: z.array(denialGroupSchema),
  denialGroupTotal: z.number().int(),
  authErrors: z.object({
    failures: z.number(),
    attempts: z.number(),
    ratio: z.number().nullable(),
    points: z.array(point),
    /** Providers and services whose failures stand out against the window before. */
    spikes: z.array(
      z.object({
        provider: z.string(),
        service: z.string().nullable(),
        failures: z.number(),
        attempts: z.number(),
        previousFailures: z.number(),
        topReason: z.string().nullable(),
        lastSeen: z.string(),
      }),
    ),
    rotations: z.array(changeMarkerSchema),
  }),
  /** What was ever found wrong with the audit log, of every zone: the first bad entry first. */
  auditFindings: z.array(auditFindingSchema),
  attestationFailures: z.array(
    z.object({
      host: z.string(),
      subject: z.string(),
      zone: z.string(),
      environment: z.string().nullable(),
      method: z.string().nullable(),
      failures: z.number(),
      lastOutcome: z.enum(['failed', 'stale']),
      lastReason: z.string().nullable(),
      lastSeen: z.string(),
      lastGoodAt: z.string().nullable(),
    }),
  ),
  changes: z.array(changeMarkerSchema),
  /** Regular sources that have been silent for longer than they usually are. */
  silentSources: z.array(z.object({ source: z.string(), lastAt: z.string() })),
  freshness: freshnessSchema,
});
export type OnCallDashboard = z.infer<typeof onCallSchema>;
