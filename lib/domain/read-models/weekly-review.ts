import { z } from 'zod';
import { ALERT_SEVERITIES } from '../alerting/alert-state';
import { SILENCE_KINDS } from '../alerting/silence';
import { scopeFilterSchema } from '../filters';
import { freshnessSchema, windowSchema } from './common';

const ratio = z.number().nullable();

/** How often a rule fired in a window, and what became of it. */
export const ruleNoiseSchema = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  severity: z.enum(ALERT_SEVERITIES),
  fired: z.number().int(),
  firedBefore: z.number().int(),
  /** Of those that ended: how many nobody had acknowledged or resolved, so that they ended by themselves. */
  ended: z.number().int(),
  endedUntouched: z.number().int(),
  flapped: z.number().int(),
  /** Median time from firing to the end, seconds; null where none ended. */
  medianSeconds: z.number().nullable(),
});
export type RuleNoise = z.infer<typeof ruleNoiseSchema>;

/** A silence by how many alerts it hid first within a window. */
export const hidingSilenceSchema = z.object({
  id: z.string(),
  kind: z.enum(SILENCE_KINDS),
  reason: z.string(),
  owner: z.string(),
  endsAt: z.string(),
  alerts: z.number().int(),
});
export type HidingSilence = z.infer<typeof hidingSilenceSchema>;

/** A runbook that nobody reviewed for longer than it asks for. */
export const overdueRunbookSchema = z.object({
  slug: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
  dueAt: z.string(),
});
export type OverdueRunbook = z.infer<typeof overdueRunbookSchema>;

/** `GET /api/v1/weekly-review`: what a team looks at once a week, with the time before of the same length. */
export const weeklyReviewSchema = z.object({
  window: windowSchema,
  previous: windowSchema,
  denials: z.object({
    total: z.number(),
    totalBefore: z.number(),
    /** Those with the most denials; `isNew`: none before the window. */
    groups: z.array(
      z.object({
        service: z.string(),
        policy: z.string(),
        zone: z.string(),
        count: z.number(),
        countBefore: z.number(),
        isNew: z.boolean(),
      }),
    ),
    groupTotal: z.number().int(),
  }),
  telemetry: z.object({
    coverage: ratio,
    coverageBefore: ratio,
    /** Services of the inventory without tagged telemetry at the end of the window. */
    silent: z.number().int(),
    untagged: z.number().int(),
    services: z.number().int(),
    /** Sources that fell silent before the end of the window. */
    lateSources: z.array(z.object({ source: z.string(), lastAt: z.string() })),
    /** Events that sources say they lost. */
    dropped: z.number(),
  }),
  changes: z.object({
    reviewed: z.number().int(),
    failed: z.number().int(),
    failureRate: ratio,
    rolledBack: z.number().int(),
    secondsToRollback: z.number().nullable(),
    reviewedBefore: z.number().int(),
    failureRateBefore: ratio,
  }),
  /** Those that fired most, and those that did so in vain. */
  rules: z.array(ruleNoiseSchema),
  silences: z.array(hidingSilenceSchema),
  overdueRunbooks: z.array(overdueRunbookSchema),
  freshness: freshnessSchema,
});
export type WeeklyReview = z.infer<typeof weeklyReviewSchema>;

export const weeklyReviewQuerySchema = scopeFilterSchema.pick({ zone: true }).extend({
  from: scopeFilterSchema.shape.from.removeDefault().default('now-7d'),
  to: scopeFilterSchema.shape.to,
});
export type WeeklyReviewQuery = z.infer<typeof weeklyReviewQuerySchema>;
