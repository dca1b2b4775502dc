import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from '../alerting/alert-state';
import { CAUSES } from '../alerting/causes';
import { alertBurnSchema, CONDITION_UNITS } from '../alerting/condition';
import { ALERT_CATEGORIES, DETECTORS } from '../alerting/detectors';
import { FAILURES } from '../alerting/failures';
import { pageSchema, scopeFilterSchema } from '../filters';
import { conditionTraceSchema } from './alert-rules';
import { changeMarkerSchema, freshnessSchema, listOf } from './common';
import { NOTIFICATION_KINDS } from '../alerting/notification';

const time = z.string().nullable();

/** An alert: one time that a rule fired about one subject, until it was resolved. */
export const alertRowSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  detector: z.enum(DETECTORS),
  failure: z.enum(FAILURES).nullable(),
  cause: z.enum(CAUSES),
  category: z.enum(ALERT_CATEGORIES),
  severity: z.enum(ALERT_SEVERITIES),
  state: z.enum(ALERT_STATES),
  title: z.string(),
  sentence: z.string(),
  zone: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  item: z.string().nullable(),
  owner: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.enum(CONDITION_UNITS).nullable(),
  burn: alertBurnSchema.nullable(),
  /** When its condition began to hold, when it fired, and when the condition held last. */
  pendingSince: z.string(),
  openedAt: time,
  lastTrueAt: z.string(),
  acknowledgedAt: time,
  acknowledgedBy: z.string().nullable(),
  resolvedAt: time,
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  /** How many conditions the dedupe key made one alert of. */
  conditions: z.number().int(),
  /** The alert before it, of the same, that was resolved; it is reopened by this one. */
  reopens: z.string().nullable(),
  groupId: z.string().nullable(),
  /** The alert that is its cause and hides it. */
  inhibitedBy: z.string().nullable(),
  /** The silences that hide it now. */
  silences: z.array(z.string()),
  /** The slug of its runbook, and what it is called; the name is null where the runbook was removed. */
  runbook: z.string().nullable(),
  runbookTitle: z.string().nullable(),
  incidentId: z.string().nullable(),
  drillId: z.string().nullable(),
});
export type AlertRow = z.infer<typeof alertRowSchema>;

/** `GET /api/v1/alerts`: the gravest and newest first. */
export const alertListSchema = listOf(alertRowSchema).extend({
  /** When rules were evaluated last; null before the first time. */
  evaluatedAt: time,
  freshness: freshnessSchema,
});
export type AlertList = z.infer<typeof alertListSchema>;

/** `open` is everything that may want somebody: all states but pending and resolved. */
export const alertListQuerySchema = scopeFilterSchema.extend(pageSchema.shape).extend({
  state: z.enum(['open', ...ALERT_STATES]).default('open'),
  severity: z.enum(ALERT_SEVERITIES).optional(),
  detector: z.enum(DETECTORS).optional(),
  cause: z.enum(CAUSES).optional(),
  category: z.enum(ALERT_CATEGORIES).optional(),
  policy: z.string().max(500).optional(),
  rule: z.string().max(120).optional(),
  group: z.uuid().optional(),
  incident: z.uuid().optional(),
  /** Those of drills, which are left out otherwise. */
  drill: z.uuid().optional(),
});
export type AlertListQuery = z.infer<typeof alertListQuerySchema>;

/** Who got a message, and what became of it. */
export const alertMessageSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  at: z.string(),
  /** How many alerts it told of. */
  alerts: z.number().int(),
  deliveries: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      recipient: z.string().nullable(),
      why: z.string(),
      /** waiting, delivered, failed */
      state: z.string(),
      attempts: z.number().int(),
      finishedAt: time,
      lastError: z.string().nullable(),
    }),
  ),
  /** Null while nobody has decided who gets it. */
  routedAt: time,
  /** Why it reached nobody, or not everybody that a route names; not routed: why it is set aside. */
  unreached: z.array(z.string()),
});
export type AlertMessage = z.infer<typeof alertMessageSchema>;

/** `GET /api/v1/alerts/{id}`: an alert with its way, what changed around it, and others of the same. */
export const alertDetailSchema = z.object({
  alert: alertRowSchema.extend({
    dedupeKey: z.string(),
    ruleRevision: z.number().int(),
    acknowledgeNote: z.string().nullable(),
    firing: z.array(z.string()),
    changes: z.array(z.string()),
  }),
  /** Every change of its state, the first one first. */
  transitions: z.array(
    z.object({
      at: z.string(),
      from: z.enum(ALERT_STATES).nullable(),
      to: z.enum(ALERT_STATES),
      reason: z.string(),
      by: z.string().nullable(),
    }),
  ),
  /** From an hour before its condition began to its end, or to now: the window of everything below. */
  window: z.object({ from: z.string(), to: z.string() }),
  changes: z.array(changeMarkerSchema),
  messages: z.array(alertMessageSchema),
  /** Ended ones of the same rule about the same, the newest first; else of the same rule in the same zone. */
  similar: z.array(alertRowSchema),
  similarTotal: z.number().int(),
  inhibitor: alertRowSchema.nullable(),
  freshness: freshnessSchema,
});
export type AlertDetail = z.infer<typeof alertDetailSchema>;

/** `GET /api/v1/alerts/{id}/condition`: what its rule says of it over time. Null where the rule is gone or tells nothing. */
export const alertConditionTraceSchema = z.object({
  window: z.object({ from: z.string(), to: z.string() }),
  trace: conditionTraceSchema.nullable(),
  /** Until when another one of the same is not told at once; null while it is open or where its rule has no cooldown. */
  cooldownUntil: time,
});
export type AlertConditionTrace = z.infer<typeof alertConditionTraceSchema>;
