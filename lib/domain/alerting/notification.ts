import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from './alert-state';
import { CAUSES } from './causes';
import { alertBurnSchema } from './condition';
import { ALERT_CATEGORIES } from './detectors';

/** Why a message is sent. `storm`: one rule fires so often that its alerts are told as one. */
export const NOTIFICATION_KINDS = [
  'firing',
  'resolved',
  'reminder',
  'escalation',
  'storm',
  'no-data',
  'silence-expiring',
  'bypass-expiring',
  'bypass-expired',
  'report',
  'test',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const named = z.array(z.object({ name: z.string(), count: z.number() })).max(3);

/** One alert within a message. */
export const notifiedAlertSchema = z.object({
  id: z.string(),
  title: z.string(),
  sentence: z.string(),
  state: z.enum(ALERT_STATES),
  severity: z.enum(ALERT_SEVERITIES),
  zone: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  since: z.string(),
  resolvedAt: z.string().nullable(),
  /** How it ended, where it did: a person and their words, or that the condition ended. */
  resolution: z.string().nullable(),
  url: z.string(),
});
export type NotifiedAlert = z.infer<typeof notifiedAlertSchema>;

/**
 * What one message says, before a channel puts it into words. Written once, when the message is decided on, so that every
 * attempt and every channel says the same.
 */
export const notificationSchema = z.object({
  /** Stable over attempts: what receivers can tell a repetition by. */
  id: z.string(),
  /** Stable over the life of the group: what receivers update and resolve by. */
  groupKey: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  category: z.enum(ALERT_CATEGORIES),
  severity: z.enum(ALERT_SEVERITIES),
  isDrill: z.boolean(),
  title: z.string(),
  /** What and why, in one sentence. */
  sentence: z.string(),
  since: z.string(),
  sentAt: z.string(),
  zone: z.string().nullable(),
  cause: z.enum(CAUSES).nullable(),
  labels: z.record(z.string(), z.string()),
  /** The first fifty, the gravest first; `alertIds` names all. */
  alerts: z.array(notifiedAlertSchema).max(50),
  alertIds: z.array(z.string()),
  burn: alertBurnSchema.nullable(),
  topPolicies: named,
  topServices: named,
  /** What changed in the hour before, newest first. */
  changes: z.array(z.object({ at: z.string(), what: z.string(), url: z.string() })).max(5),
  runbook: z.object({ title: z.string(), url: z.string() }).nullable(),
  /** The alert, or the alerts of the group, with the exact times. */
  url: z.string(),
});
export type Notification = z.infer<typeof notificationSchema>;
