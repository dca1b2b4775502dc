import { z } from 'zod';
import { correctionSchema, objectiveSchema, RULE_PRESETS, RULE_SEVERITIES } from '../objective';
import { changeMarkerSchema, freshnessSchema, windowSchema } from './common';
import { completenessSchema, MEASURE_STATES } from './indicators';

/** A figure that may be without bound: a burn rate of a zero budget, what is left of one. Null without data. */
export const unboundedSchema = z.union([z.number(), z.enum(['inf', '-inf'])]).nullable();
export type Unbounded = z.infer<typeof unboundedSchema>;

/** From a long and a short window against the threshold; the last two where that cannot be told. */
export const SLO_STATUSES = [
  'critical',
  'recovering',
  'increasing',
  'acceptable',
  'too-few-events',
  'no-data',
] as const;
export const sloStatusSchema = z.enum(SLO_STATUSES);
export type SloStatus = z.infer<typeof sloStatusSchema>;

/** `trend` (M8) and `review` (M3) have no burn rate; `zero-tolerance` is breached by one violation. */
export const OBJECTIVE_KINDS = ['budget', 'zero-tolerance', 'review', 'trend'] as const;
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number];

/** Counts behind a figure: raw observations, and weighted ones (`good` + `bad` = `total`). */
export const sloCountsSchema = z.object({
  observed: z.number(),
  observedBad: z.number(),
  total: z.number(),
  good: z.number(),
  bad: z.number(),
});

/** The error budget over the objective's window. */
export const sloBudgetSchema = z.object({
  window: windowSchema,
  counts: sloCountsSchema,
  sli: z.number().nullable(),
  errorRatio: z.number().nullable(),
  /** Bad events that the objective allows among those counted, and the same as minutes of an outage of all. */
  allowedBad: z.number().nullable(),
  allowedBadMinutes: z.number().nullable(),
  /** Shares of the budget; `remaining` is negative when exhausted. Of a calendar window they are of all of it. */
  consumed: unboundedSchema,
  remaining: unboundedSchema,
  /** Of calendar windows: as if the window ended now, how much of it is over, and when it begins anew. */
  consumedToDate: unboundedSchema,
  elapsed: z.number(),
  resetSeconds: z.number().nullable(),
  /** How long the rest lasts at the burn rate of the last hour; null when nothing burns. */
  exhaustionSeconds: z.number().nullable(),
  isMet: z.boolean().nullable(),
});
export type SloBudget = z.infer<typeof sloBudgetSchema>;

/** The burn rates of the long and the short window that the status is told from. */
export const sloBurnSchema = z.object({
  long: unboundedSchema,
  short: unboundedSchema,
  longSeconds: z.number(),
  shortSeconds: z.number(),
  threshold: z.number(),
});
export type SloBurn = z.infer<typeof sloBurnSchema>;

export const sloSummarySchema = z.object({
  objective: objectiveSchema,
  kind: z.enum(OBJECTIVE_KINDS),
  indicatorName: z.string(),
  status: sloStatusSchema,
  isMet: z.boolean().nullable(),
  /** How it is doing, in a sentence with the figures that say so. */
  sentence: z.string(),
  /** What the indicator reads over the objective's window: a ratio, of M8 attempts. */
  value: z.number().nullable(),
  state: z.enum(MEASURE_STATES),
  /** Null for trends, and where it could not be reckoned. */
  budget: sloBudgetSchema.nullable(),
  burn: sloBurnSchema.nullable(),
  /** Names of the rules that fire now. */
  firing: z.array(z.string()),
  /** Rules that can never fire for this target. */
  unreachable: z.array(z.string()),
  completeness: completenessSchema,
  /** Bad share of the budget by day of the last thirty days; null without data. */
  sparkline: z.array(z.object({ at: z.string(), value: z.number().nullable() })),
  /** Why this one could not be reckoned; others are shown all the same. */
  problem: z.string().nullable(),
});
export type SloSummary = z.infer<typeof sloSummarySchema>;

/** `GET /api/v1/slos`. */
export const slosSchema = z.object({
  items: z.array(sloSummarySchema),
  freshness: freshnessSchema,
});
export type Slos = z.infer<typeof slosSchema>;

export const RULE_STATES = ['firing', 'quiet', 'too-few-events', 'no-data', 'unreachable'] as const;

/** A rule on burn with what it means in plain numbers, and how it stands. */
export const sloRuleSchema = z.object({
  name: z.string(),
  preset: z.enum([...RULE_PRESETS, 'custom']),
  severity: z.enum(RULE_SEVERITIES),
  longSeconds: z.number(),
  shortSeconds: z.number(),
  factor: z.number(),
  /** The clause on consumption of the source document's rule. */
  consumption: z
    .object({ reading: z.enum(['hour', 'cumulative']), basis: z.enum(['time', 'events']), share: z.number() })
    .nullable(),
  minTotal: z.number(),
  minBad: z.number(),
  /** The share of bad events over the long window above which it fires; above 1 it cannot. */
  errorRatioThreshold: z.number(),
  isReachable: z.boolean(),
  /** How long an outage of everything lasts until it fires. */
  detectSeconds: z.number().nullable(),
  /** Its short window is under five minutes. */
  isNoisy: z.boolean(),
  /** The effective threshold in words. */
  meaning: z.string(),
});
export type SloRule = z.infer<typeof sloRuleSchema>;

export const sloRuleStateSchema = sloRuleSchema.extend({
  state: z.enum(RULE_STATES),
  longBurn: unboundedSchema,
  shortBurn: unboundedSchema,
  /** What the clause on consumption compared. */
  consumed: unboundedSchema,
});
export type SloRuleState = z.infer<typeof sloRuleStateSchema>;

/** What a part of the window did to the budget: by time as if traffic were even, and by events. */
export const sloLookbackSchema = z.object({
  seconds: z.number(),
  counts: sloCountsSchema,
  burn: unboundedSchema,
  consumedByTime: unboundedSchema,
  consumedByEvents: unboundedSchema,
});

/** `GET /api/v1/slos/{id}/budget`. */
export const sloBudgetAnswerSchema = z.object({
  objectiveId: z.string(),
  withCorrections: z.boolean(),
  budget: sloBudgetSchema.nullable(),
  burn: sloBurnSchema.nullable(),
  lookbacks: z.array(sloLookbackSchema),
  freshness: freshnessSchema,
});
export type SloBudgetAnswer = z.infer<typeof sloBudgetAnswerSchema>;

export const ATTRIBUTION_DIMENSIONS = ['zone', 'service', 'policy', 'revision'] as const;

/** Who consumed the budget: the bad events of a value, and which share of the budget they took. */
export const sloAttributionSchema = z.object({
  by: z.enum(ATTRIBUTION_DIMENSIONS),
  items: z.array(
    z.object({
      name: z.string(),
      /** The policy that a revision is of. */
      policy: z.string().nullable(),
      bad: z.number(),
      total: z.number(),
      shareOfBad: z.number(),
      consumed: unboundedSchema,
      /** The newest change event of a revision in the window, whose diff shows what it did. */
      changeEventId: z.string().nullable(),
    }),
  ),
  /** Values that are not listed. */
  others: z.number(),
});
export type SloAttribution = z.infer<typeof sloAttributionSchema>;

export const sloPointSchema = z.object({
  at: z.string(),
  good: z.number(),
  total: z.number(),
  /** Burn of the long and the short window that end with this point. */
  longBurn: unboundedSchema,
  shortBurn: unboundedSchema,
  /** What was left of the budget at the end of this point, and what would be if it were spent evenly. */
  remaining: unboundedSchema,
  evenSpend: z.number().nullable(),
});
export type SloPoint = z.infer<typeof sloPointSchema>;

/** `GET /api/v1/slos/{id}`: an objective over a range, with or without its corrections. */
export const sloDetailSchema = sloSummarySchema.extend({
  window: windowSchema,
  stepSeconds: z.number(),
  /** The windows of `longBurn` and `shortBurn` of the points, and the threshold they are held against. */
  seriesBurn: z
    .object({ longSeconds: z.number(), shortSeconds: z.number(), threshold: z.number() })
    .nullable(),
  points: z.array(sloPointSchema),
  rules: z.array(sloRuleStateSchema),
  lookbacks: z.array(sloLookbackSchema),
  attribution: z.array(sloAttributionSchema),
  markers: z.array(changeMarkerSchema),
  withCorrections: z.boolean(),
  /** The planned windows that fall into the objective's window or the range. */
  corrections: z.array(correctionSchema.extend({ from: z.string(), to: z.string() })),
  /** What the corrections hid; null when there are none. */
  hidden: z
    .object({ seconds: z.number(), total: z.number(), bad: z.number(), consumed: unboundedSchema })
    .nullable(),
  numerator: z.string(),
  denominator: z.string(),
  excluded: z.array(z.object({ what: z.string(), count: z.number() })),
  freshness: freshnessSchema,
});
export type SloDetail = z.infer<typeof sloDetailSchema>;

/** `POST /api/v1/slos/preview`: what the rules of an objective would mean, before it is saved. */
export const sloPreviewSchema = z.object({
  kind: z.enum(OBJECTIVE_KINDS),
  maxBurn: unboundedSchema,
  allowedMinutes: z.number().nullable(),
  rules: z.array(sloRuleSchema),
  warnings: z.array(z.string()),
});
export type SloPreview = z.infer<typeof sloPreviewSchema>;

/** `GET /api/v1/corrections`. */
export const correctionsSchema = z.object({ items: z.array(correctionSchema) });
export type Corrections = z.infer<typeof correctionsSchema>;
