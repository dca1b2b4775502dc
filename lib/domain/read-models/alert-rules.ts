import { z } from 'zod';
import { alertRuleInputSchema, alertRuleSchema } from '../alerting/alert-rule';
import { CAUSES } from '../alerting/causes';
import { CONDITION_UNITS } from '../alerting/condition';
import { ALERT_CATEGORIES, DETECTORS } from '../alerting/detectors';
import { FAILURES } from '../alerting/failures';
import { alertSubjectSchema } from '../alerting/subject';
import { timeExpressionSchema } from '../time-range';
import { windowSchema } from './common';

/**
 * A stretch of time in which a condition held, not yet for long enough (`pending`), in which a rule fired, or in which it
 * was over and a new alert of the same would not be told (`cooldown`).
 */
export const traceStretchSchema = z.object({
  state: z.enum(['pending', 'firing', 'cooldown']),
  from: z.string(),
  /** Null where it goes on. */
  to: z.string().nullable(),
});
export type TraceStretch = z.infer<typeof traceStretchSchema>;

/** What `subject.item` is called where it is an id of something that has a name: an objective, a finding. */
const itemName = z.string().nullable();

/** What a rule says of one subject over time. A time without any evidence is missing from `points`, never zero. */
export const conditionTraceSchema = z.object({
  subject: alertSubjectSchema,
  itemName,
  window: windowSchema,
  /** How far apart points are; each says the most that was so within its step. */
  stepSeconds: z.number(),
  unit: z.enum(CONDITION_UNITS).nullable(),
  points: z.array(
    z.object({
      at: z.string(),
      outcome: z.enum(['true', 'false', 'no-data']),
      value: z.number().nullable(),
      threshold: z.number().nullable(),
      /** What the count's own history expects at that hour of the week; null of fixed thresholds. */
      expected: z.number().nullable(),
    }),
  ),
  stretches: z.array(traceStretchSchema),
  /** Where judging took too long: nothing before this time was judged. */
  cutAt: z.string().nullable(),
});
export type ConditionTrace = z.infer<typeof conditionTraceSchema>;

/** A number that the rules of a detector hold conditions to. */
export const thresholdParameterSchema = z.object({
  name: z.string(),
  label: z.string(),
  unit: z.enum(['share', 'count', 'minutes', 'milliseconds', 'bytes', 'days', 'times']),
  initial: z.number(),
  min: z.number(),
  max: z.number(),
  help: z.string(),
});

/** What a rule may watch for, with what a new rule begins with. */
export const detectorSchema = z.object({
  id: z.enum(DETECTORS),
  name: z.string(),
  failure: z.enum(FAILURES).nullable(),
  cause: z.enum(CAUSES),
  category: z.enum(ALERT_CATEGORIES),
  parameters: z.array(thresholdParameterSchema),
  isCount: z.boolean(),
  defaults: alertRuleInputSchema.pick({
    severity: true,
    forMinutes: true,
    keepFiringMinutes: true,
    cooldownMinutes: true,
    dedupeBy: true,
  }),
});
export type Detector = z.infer<typeof detectorSchema>;

/** An alert rule with how it does. */
export const alertRuleRowSchema = alertRuleSchema.extend({
  /** The last evaluation; null before the first one. `outcome`: fine, no-data or failed. */
  evaluation: z.object({ at: z.string(), outcome: z.string(), error: z.string().nullable() }).nullable(),
  /** Alerts of the reader's zones that it opened in the last days, and those that are open now. */
  fired7Days: z.number().int(),
  fired30Days: z.number().int(),
  open: z.number().int(),
  /** Why it wakes people for nothing; null where it does not. */
  noise: z.string().nullable(),
});
export type AlertRuleRow = z.infer<typeof alertRuleRowSchema>;

/** `GET /api/v1/alert-rules`. */
export const alertRulesSchema = z.object({
  items: z.array(alertRuleRowSchema),
  detectors: z.array(detectorSchema),
  /** When rules were evaluated last; null before the first time. */
  evaluatedAt: z.string().nullable(),
});
export type AlertRules = z.infer<typeof alertRulesSchema>;

/** `PUT /api/v1/alert-rules/{id}`: with the revision that was changed. */
export const alertRuleChangeSchema = alertRuleInputSchema.extend({ revision: z.number().int() });

/** `GET /api/v1/alert-rules/{id}/trace`: of one subject; parts that are left out are none of its parts. */
export const traceQuerySchema = z.object({
  from: timeExpressionSchema.default('now-24h'),
  to: timeExpressionSchema.default('now'),
  zone: z.string().max(300).optional(),
  service: z.string().max(300).optional(),
  environment: z.string().max(300).optional(),
  policy: z.string().max(300).optional(),
  item: z.string().max(300).optional(),
});
export type TraceQuery = z.infer<typeof traceQuerySchema>;

/** Null where the rule says nothing of the subject in the window. */
export const traceAnswerSchema = z.object({ trace: conditionTraceSchema.nullable() });

/** One time that a rule would have fired. */
const episodeSchema = z.object({
  subject: alertSubjectSchema,
  itemName,
  from: z.string(),
  /** Null where it fires still. */
  to: z.string().nullable(),
  /** False within the cooldown of the one before: nobody would have been told. */
  isTold: z.boolean(),
});

/** `POST /api/v1/alert-rules/preview`: what a rule would have done in the last 30 days. */
export const rulePreviewSchema = z.object({
  window: windowSchema,
  /** How far apart the times are at which it was judged; the evaluation looks more often. */
  stepSeconds: z.number(),
  /** Where judging took too long: nothing before this time was judged. */
  cutAt: z.string().nullable(),
  /** The first day of events, where the window begins before it; and since when the detector had something to say. */
  historyFrom: z.string().nullable(),
  evidenceFrom: z.string().nullable(),
  /** How often people would have been told, and how often not because of the cooldown. */
  times: z.number().int(),
  untold: z.number().int(),
  firingSeconds: z.number(),
  longestSeconds: z.number().nullable(),
  firingNow: z.number().int(),
  /** How many subjects it looked at, and how many beyond those that were counted. */
  subjects: z.number().int(),
  subjectsLeftOut: z.number().int(),
  /** Those that would have fired most, at most ten. */
  bySubject: z.array(
    z.object({ subject: alertSubjectSchema, itemName, times: z.number().int(), firingSeconds: z.number() }),
  ),
  /** The last ten. */
  last: z.array(episodeSchema),
  /** The subjects that say most, at most three. */
  charts: z.array(conditionTraceSchema),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;
