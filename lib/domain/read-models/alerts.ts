import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from '../alerting/alert-state';
import { CAUSES } from '../alerting/causes';
import { alertBurnSchema, CONDITION_UNITS } from '../alerting/condition';
import { ALERT_CATEGORIES, DETECTORS } from '../alerting/detectors';
import { FAILURES } from '../alerting/failures';
import { freshnessSchema, listOf } from './common';

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
  runbook: z.string().nullable(),
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
