import { z } from 'zod';
import { INDICATOR_IDS } from './indicator-ids';

/** An SLO: an indicator, of a scope, is to reach a target over a window. Shapes of what people write. */

const DECIMAL = /^(?:0\.\d{1,9}|1(?:\.0{1,9})?)$/;

/** A share as people write it: a decimal text, since 1 − 0.999 in binary is not 0.001. */
export const decimalShareSchema = z
  .string()
  .regex(DECIMAL, 'write a decimal above 0 and up to 1, such as 0.999')
  .refine((text) => Number(text) > 0, 'a target of 0 is always met');

/** An IANA name of a time zone that this machine knows. */
export const timeZoneSchema = z
  .string()
  .max(100)
  .refine((name) => isTimeZone(name), 'not an IANA time zone such as Europe/Berlin or UTC');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const CALENDAR_PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export const objectiveWindowSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rolling'), days: z.number().int().min(1).max(365) }),
  z.object({ type: z.literal('calendar'), period: z.enum(CALENDAR_PERIODS), timeZone: timeZoneSchema }),
]);
export type ObjectiveWindow = z.infer<typeof objectiveWindowSchema>;

export const EMPTY_SLICES = ['ignore', 'good', 'bad'] as const;

/** How the budget is counted: in events, in slices that are good or bad, or in the ratios of slices. */
export const budgetingMethodSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('occurrences') }),
  z.object({
    type: z.enum(['timeslices', 'ratio-timeslices']),
    sliceMinutes: z.number().int().min(1).max(1_440),
    /** From which share of good events on a slice is good. */
    sliceTarget: decimalShareSchema,
    emptySlices: z.enum(EMPTY_SLICES).default('ignore'),
  }),
]);
export type BudgetingMethod = z.infer<typeof budgetingMethodSchema>;

export const RULE_SEVERITIES = ['page', 'ticket'] as const;
export const RULE_PRESETS = ['ladder', 'seed-hour', 'seed-cumulative'] as const;

/** A rule on burn: one of the presets, scaled to the objective, or a long and a short window of one's own. */
export const ruleSettingSchema = z.discriminatedUnion('preset', [
  z.object({ preset: z.literal('ladder') }),
  z.object({
    preset: z.enum(['seed-hour', 'seed-cumulative']),
    basis: z.enum(['time', 'events']).default('time'),
  }),
  z
    .object({
      preset: z.literal('custom'),
      name: z
        .string()
        .min(1)
        .max(100)
        .regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and dashes'),
      severity: z.enum(RULE_SEVERITIES),
      longMinutes: z.number().int().min(2).max(525_600),
      shortMinutes: z.number().int().min(1).max(525_600),
      factor: z.number().positive().max(1e9),
      minTotal: z.number().int().min(0).default(0),
      minBad: z.number().int().min(0).default(1),
    })
    .refine(({ longMinutes, shortMinutes }) => shortMinutes < longMinutes, {
      path: ['shortMinutes'],
      message: 'the short window is to be shorter than the long one',
    }),
]);
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

/** Words that stand in the place of an id in the addresses of pages and endpoints. */
const TAKEN_IDS = ['corrections', 'export', 'import', 'new', 'preview'];

export const objectiveIdSchema = z
  .string()
  .min(1, 'an id is needed')
  .max(100)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'use lower-case letters, digits and dashes')
  .refine((id) => !TAKEN_IDS.includes(id), 'this word has a meaning of its own in addresses');

const scopeName = z.string().min(1).max(500).nullable().default(null);

/** What people and files say of an objective. */
export const objectiveInputSchema = z.object({
  id: objectiveIdSchema,
  name: z.string().min(1, 'a name is needed').max(200),
  description: z.string().max(2_000).nullable().default(null),
  indicator: z.enum(INDICATOR_IDS),
  /** Null is every zone, service or environment. */
  zone: scopeName,
  service: scopeName,
  environment: scopeName,
  /** 1 is zero tolerance: one violation is a breach. M8, whose objective is a trend, has none. */
  target: decimalShareSchema.nullable(),
  window: objectiveWindowSchema,
  method: budgetingMethodSchema.default({ type: 'occurrences' }),
  rules: z
    .array(ruleSettingSchema)
    .max(20)
    .default([{ preset: 'ladder' }]),
});
export type ObjectiveInput = z.infer<typeof objectiveInputSchema>;

export const objectiveSchema = objectiveInputSchema.extend({
  /** The file that owns it, whose changes come with the file only; null for one that is edited here. */
  ownedBy: z.string().nullable(),
  /** Grows with every change of target, window, method or rules. */
  revision: z.number().int(),
  updatedAt: z.string(),
});
export type Objective = z.infer<typeof objectiveSchema>;

export const CORRECTION_CATEGORIES = [
  'scheduled-maintenance',
  'outside-business-hours',
  'deployment',
  'other',
] as const;

const correctionTimes = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('once'),
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }),
    })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
      path: ['to'],
      message: 'the end is to be after the start',
    }),
  z.object({
    type: z.literal('recurring'),
    frequency: z.enum(['daily', 'weekly', 'monthly']),
    interval: z.number().int().min(1).max(366).default(1),
    /** 1 Monday … 7 Sunday, of weekly ones; none is the weekday of the first date. */
    weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
    timeZone: timeZoneSchema,
    startDate: z.iso.date(),
    untilDate: z.iso.date().nullable().default(null),
    startTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day such as 02:30'),
    durationMinutes: z.number().int().min(1).max(10_080),
  }),
]);

/** A planned window that does not count against budgets. */
export const correctionInputSchema = z.object({
  /** The objectives it holds for; none is all of its scope. */
  objectives: z.array(objectiveIdSchema).max(500).default([]),
  category: z.enum(CORRECTION_CATEGORIES),
  reason: z.string().min(3, 'say why, in a few words').max(500),
  times: correctionTimes,
});
export type CorrectionInput = z.infer<typeof correctionInputSchema>;

export const correctionSchema = correctionInputSchema.extend({
  id: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** What `POST /api/v1/slos/preview` takes: what decides on the rules of an objective. */
export const objectivePreviewSchema = objectiveInputSchema.pick({
  indicator: true,
  target: true,
  window: true,
  method: true,
  rules: true,
});
export type ObjectivePreview = z.infer<typeof objectivePreviewSchema>;
