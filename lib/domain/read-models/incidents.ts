import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from '../alerting/alert-state';
import { CAUSES } from '../alerting/causes';
import { DETECTORS } from '../alerting/detectors';
import { FAILURES } from '../alerting/failures';
import { scopeFilterSchema } from '../filters';
import { INCIDENT_STATES } from '../incidents/incident';
import { MEASURE_KINDS, MEASURE_STATES } from '../incidents/measure';
import { freshnessSchema, listOf, windowSchema } from './common';

const time = z.string().nullable();
const text = z.string().nullable();

/** An incident as lists show it. */
export const incidentRowSchema = z.object({
  id: z.string(),
  /** What people call it by: `/incidents/12`. */
  number: z.number().int(),
  title: z.string(),
  severity: z.number().int(),
  state: z.enum(INCIDENT_STATES),
  cause: z.enum(CAUSES).nullable(),
  /** Empty: the whole estate. */
  zones: z.array(z.string()),
  policy: text,
  /** The revision of the policy that caused it. */
  policyRevision: text,
  detectedAt: z.string(),
  acknowledgedAt: time,
  mitigatedAt: time,
  resolvedAt: time,
  closedAt: time,
  commander: text,
  responder: text,
  scribe: text,
  isDrill: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  revision: z.number().int(),
  alerts: z.number().int(),
  /** Bypasses that nobody has ended, and how many of them have run out. */
  openBypasses: z.number().int(),
  expiredBypasses: z.number().int(),
  openActions: z.number().int(),
});
export type IncidentRow = z.infer<typeof incidentRowSchema>;

export const incidentListQuerySchema = scopeFilterSchema.pick({ from: true, to: true, zone: true }).extend({
  /** `open`: all that is not resolved or closed. */
  state: z.enum(['open', 'past']).optional(),
  severity: z.coerce.number().int().min(1).max(4).optional(),
  cause: z.enum(CAUSES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type IncidentListQuery = Partial<z.infer<typeof incidentListQuerySchema>>;

const lasted = z.object({ count: z.number().int(), mean: z.number().nullable(), p50: z.number().nullable() });

/**
 * `GET /api/v1/incidents`: those that are open or were at some time of the window, open ones first. The figures, in seconds
 * from detection, are of those that were acknowledged, mitigated or resolved within it, without drills.
 */
export const incidentListSchema = listOf(incidentRowSchema).extend({
  window: windowSchema,
  open: z.number().int(),
  toAcknowledge: lasted,
  toMitigate: lasted,
  toResolve: lasted,
  freshness: freshnessSchema,
});
export type IncidentList = z.infer<typeof incidentListSchema>;

/** The times of an alert as its events tell them, and what somebody put in their place; null where nobody did. */
export const alertTimesRowSchema = z.object({
  source: z.string(),
  alertId: z.string(),
  openedAt: time,
  acknowledgedAt: time,
  resolvedAt: time,
  corrected: z
    .object({
      openedAt: time,
      acknowledgedAt: time,
      mitigatedAt: time,
      resolvedAt: time,
      reason: z.string(),
      at: z.string(),
      by: z.string(),
    })
    .nullable(),
});
export type AlertTimesRow = z.infer<typeof alertTimesRowSchema>;

export const incidentAlertSchema = z.object({
  id: z.string(),
  title: z.string(),
  sentence: z.string(),
  ruleName: z.string(),
  detector: z.enum(DETECTORS),
  failure: z.enum(FAILURES).nullable(),
  cause: z.enum(CAUSES),
  severity: z.enum(ALERT_SEVERITIES),
  state: z.enum(ALERT_STATES),
  zone: text,
  service: text,
  environment: text,
  policy: text,
  changes: z.array(z.string()),
  pendingSince: z.string(),
  openedAt: time,
  acknowledgedAt: time,
  acknowledgedBy: text,
  resolvedAt: time,
  runbook: text,
  /** Null while no event of it has come, so that no indicator counts it. */
  times: alertTimesRowSchema.nullable(),
});
export type IncidentAlert = z.infer<typeof incidentAlertSchema>;

export const incidentMeasureSchema = z.object({
  id: z.string(),
  kind: z.enum(MEASURE_KINDS),
  policy: z.string(),
  environment: text,
  fromRevision: text,
  toRevision: text,
  justification: z.string(),
  takenAt: z.string(),
  takenBy: z.string(),
  expiresAt: time,
  endedAt: time,
  endedBy: text,
  exceptionId: text,
  recordedAt: z.string(),
  recordedBy: z.string(),
  state: z.enum(MEASURE_STATES),
  /** The first change that shows a rollback, within a day: the event that tells that it is in force. */
  shownBy: z.object({ eventId: z.string(), at: z.string(), environment: text }).nullable(),
});
export type IncidentMeasure = z.infer<typeof incidentMeasureSchema>;

export const postmortemActionSchema = z.object({
  id: z.string(),
  incidentId: z.string(),
  incidentNumber: z.number().int(),
  incidentTitle: z.string(),
  text: z.string(),
  owner: z.string(),
  /** YYYY-MM-DD */
  dueOn: z.string(),
  isOverdue: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  doneAt: time,
  doneBy: text,
});
export type PostmortemAction = z.infer<typeof postmortemActionSchema>;

/** `GET /api/v1/postmortem-actions`: what is not done yet, the first due first. */
export const postmortemActionListSchema = listOf(postmortemActionSchema).extend({
  overdue: z.number().int(),
});
export type PostmortemActionList = z.infer<typeof postmortemActionListSchema>;

/** `GET /api/v1/incidents/{id}`, by its id or its number. */
export const incidentDetailSchema = incidentRowSchema.extend({
  items: z.array(incidentAlertSchema),
  /** Items of steps that are done, as `step/item`. */
  done: z.array(z.object({ step: z.string(), item: z.string(), at: z.string(), by: z.string() })),
  measures: z.array(incidentMeasureSchema),
  actions: z.array(postmortemActionSchema),
  postmortem: z
    .object({ version: z.number().int(), writtenAt: z.string(), writtenBy: z.string() })
    .nullable(),
});
export type IncidentDetail = z.infer<typeof incidentDetailSchema>;
