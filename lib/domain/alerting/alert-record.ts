import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from './alert-state';
import { CAUSES } from './causes';
import { alertBurnSchema, CONDITION_UNITS } from './condition';
import { ALERT_CATEGORIES, DETECTORS } from './detectors';
import { FAILURES } from './failures';
import { alertSubjectSchema } from './subject';

/** What the condition of an alert says, whatever hides it and whoever works on it. */
export const ALERT_PHASES = ['pending', 'firing', 'no-data', 'flapping', 'resolved'] as const;

const ms = z.number();
const maybeMs = ms.nullable();
const words = z.string().nullable();

/** An alert as rules are evaluated with it. Times are milliseconds since 1970. */
export const alertRecordSchema = z.object({
  id: z.string(),
  /** Grows with every change; who writes names the one that was read, so that nobody's change is lost. */
  version: z.number().int(),
  ruleId: z.string(),
  ruleRevision: z.number().int(),
  ruleName: z.string(),
  /** Of the objective that it is about, when it began; null where it is about none. */
  objectiveRevision: z.number().int().nullable(),
  detector: z.enum(DETECTORS),
  failure: z.enum(FAILURES).nullable(),
  cause: z.enum(CAUSES),
  category: z.enum(ALERT_CATEGORIES),
  severity: z.enum(ALERT_SEVERITIES),
  phase: z.enum(ALERT_PHASES),
  /** The phase, with acknowledgement and what hides it on top. */
  state: z.enum(ALERT_STATES),
  dedupeKey: z.string(),
  title: z.string(),
  sentence: z.string(),
  ...alertSubjectSchema.shape,
  owner: words,
  labels: z.record(z.string(), z.string()),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.enum(CONDITION_UNITS).nullable(),
  burn: alertBurnSchema.nullable(),
  firing: z.array(z.string()),
  changes: z.array(z.string()),
  conditions: z.number().int(),
  /** What the condition said last, and since when it says so. */
  outcome: z.enum(['true', 'false', 'no-data']),
  outcomeSinceMs: ms,
  /** Since when the condition is less grave than the alert; null while it is not. */
  lowerSinceMs: maybeMs,
  pendingSinceMs: ms,
  openedAtMs: maybeMs,
  lastTrueAtMs: ms,
  acknowledgedAtMs: maybeMs,
  acknowledgedBy: words,
  acknowledgeNote: words,
  resolvedAtMs: maybeMs,
  resolvedBy: words,
  resolution: words,
  /** Of one that a person resolved while its condition held: when the condition was false for the first time. */
  clearedAtMs: maybeMs,
  reopens: z.string().nullable(),
  groupId: z.string().nullable(),
  inhibitedBy: z.string().nullable(),
  silences: z.array(z.string()),
  /** Until when it is not told since one of the same ended just before; null where none did. */
  quietUntilMs: maybeMs,
  /** As what and how grave it was told last; null where nobody was told yet. */
  toldAs: z.enum(['firing', 'no-data']).nullable(),
  toldSeverity: z.enum(ALERT_SEVERITIES).nullable(),
  /** When its end was told, or when it ended without anything to tell. */
  endToldAtMs: maybeMs,
  runbook: words,
  incidentId: z.string().nullable(),
  drillId: z.string().nullable(),
});
export type AlertRecord = z.infer<typeof alertRecordSchema>;

/** A change of an alert's state, with its reason. */
export type AlertTransition = {
  alertId: string;
  atMs: number;
  from: AlertRecord['state'] | null;
  to: AlertRecord['state'];
  reason: string;
  by: string | null;
};

/** Alerts that are told together. */
export type AlertGroup = {
  id: string;
  key: string;
  zone: string | null;
  cause: AlertRecord['cause'];
  category: AlertRecord['category'];
  drillId: string | null;
  openedAtMs: number;
  closedAtMs: number | null;
  notifiedAtMs: number | null;
  messages: number;
  /** How many messages of its key were written within the last hour, also of groups before it. */
  messagesInHour: number;
};

/** The alerts as they are stored. */
export type StoredAlerts = {
  /** All that are not resolved. */
  open: readonly AlertRecord[];
  /** By dedupe key the last that was resolved, where that may matter. */
  last: readonly AlertRecord[];
  /** Resolved, and nobody was told so yet. */
  endUntold: readonly AlertRecord[];
  /** How often resolved alerts fired and ended within the last hour. */
  recent: readonly { ruleId: string; dedupeKey: string; fired: number; ended: number }[];
  /** Open groups. */
  groups: readonly AlertGroup[];
  /** Of every key that was told of within the last hour: how often, and when last. */
  recentMessages: readonly { key: string; messages: number; lastAtMs: number }[];
};

/** An alert that is written: `before` is as it was read, null of a new one. */
export type AlertChange = { before: AlertRecord | null; after: AlertRecord };
