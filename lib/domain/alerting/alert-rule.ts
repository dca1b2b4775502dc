import { z } from 'zod';
import { ALERT_SEVERITIES } from './alert-state';
import { DETECTORS } from './detectors';
import { SUBJECT_PARTS } from './subject';

const names = z.array(z.string().trim().min(1).max(300)).max(50);
const minutes = z
  .number()
  .min(0)
  .max(7 * 24 * 60);

/** Where a rule looks; an empty list is everywhere. */
export const alertScopeSchema = z.object({
  zones: names,
  services: names,
  environments: names,
  policies: names,
});
export type AlertScope = z.infer<typeof alertScopeSchema>;

export const EVERYWHERE: AlertScope = { zones: [], services: [], environments: [], policies: [] };

/** Counts may be held to their own history by hour of week instead of a fixed number. Source: spec/slo.md §11. */
export const dynamicThresholdSchema = z.object({
  /** Deviations above the median. */
  deviations: z.number().min(1).max(20).default(3.5),
  /** How many earlier weeks are looked at, and how many of them need data for a verdict. */
  weeks: z.number().int().min(4).max(12).default(8),
  fewestWeeks: z.number().int().min(4).max(12).default(4),
  /** Never above the one, never below the other; null: no bound. */
  atLeast: z.number().min(0).nullable().default(null),
  atMost: z.number().min(0).nullable().default(null),
});
export type DynamicThreshold = z.infer<typeof dynamicThresholdSchema>;

/** An alert rule as people edit it. What `threshold` may say is the detector's business. */
export const alertRuleInputSchema = z.object({
  name: z.string().trim().min(1).max(120),
  detector: z.enum(DETECTORS),
  scope: alertScopeSchema,
  severity: z.enum(ALERT_SEVERITIES),
  /** Numbers by name, as the detector's own schema reads them. */
  threshold: z.record(z.string(), z.number()),
  /** Null: the threshold is fixed. */
  dynamic: dynamicThresholdSchema.nullable(),
  /** How long the condition must hold until it fires. */
  forMinutes: minutes,
  /** How long it goes on firing after the condition ended. */
  keepFiringMinutes: minutes,
  /** How long after its resolution a new alert of the same is not told unless it outlasts this. */
  cooldownMinutes: minutes,
  /** Conditions that agree in these are one alert. */
  dedupeBy: z.array(z.enum(SUBJECT_PARTS)).min(1).max(SUBJECT_PARTS.length),
  labels: z.record(z.string().min(1).max(60), z.string().max(200)),
  /** The runbook that is named; null: the one that matches by rule, zone and failure. */
  runbook: z.string().max(120).nullable(),
  isEnabled: z.boolean(),
});
export type AlertRuleInput = z.infer<typeof alertRuleInputSchema>;

/** A stored alert rule. Every change makes a new revision. */
export const alertRuleSchema = alertRuleInputSchema.extend({
  id: z.string(),
  /** Came with Gatehouse: it can be changed and switched off, not removed. */
  isReadyMade: z.boolean(),
  revision: z.number().int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type AlertRule = z.infer<typeof alertRuleSchema>;
