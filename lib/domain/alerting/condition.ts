import { z } from 'zod';
import { ALERT_SEVERITIES } from './alert-state';
import { alertSubjectSchema } from './subject';

const burn = z.number().nullable();

/** Burn rates of an objective where the condition is about one; infinite ones are `null` with `isUnbounded`. */
export const alertBurnSchema = z.object({
  objectiveId: z.string(),
  indicator: z.string(),
  long: burn,
  longSeconds: z.number(),
  short: burn,
  shortSeconds: z.number(),
  isUnbounded: z.boolean(),
  /** What is left of the error budget, 1 is all of it; null where nothing was measured. */
  budgetLeft: z.number().nullable(),
});
export type AlertBurn = z.infer<typeof alertBurnSchema>;

export const CONDITION_UNITS = ['ratio', 'count', 'milliseconds', 'seconds', 'bytes', 'burn'] as const;

/** What a detector found about one subject at one time. Times are milliseconds since 1970. */
export const alertConditionSchema = z.object({
  subject: alertSubjectSchema,
  /** What `subject.item` is called where it is an id: an objective, a finding. Alerts are told apart by the id, since names change. */
  itemName: z.string().nullable().optional(),
  /** `no-data`: what should be measured is not, so nobody can tell. */
  outcome: z.enum(['true', 'false', 'no-data']),
  /** Null where it is not about a number. */
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  unit: z.enum(CONDITION_UNITS).nullable(),
  /** Where the threshold is dynamic: the median of the same hour of earlier weeks, the middle of the band. */
  expected: z.number().nullable().optional(),
  /** What and why, in one sentence, without a full name of what `subject` says already. */
  sentence: z.string(),
  /** Since when the condition holds as far as its evidence tells; null where it does not. */
  sinceMs: z.number().nullable(),
  /** Where it differs from the rule's: the highest of the rungs that fire. */
  severity: z.enum(ALERT_SEVERITIES).nullable(),
  /** The burn rules that fire; empty of other detectors. */
  firing: z.array(z.string()),
  burn: alertBurnSchema.nullable(),
  /** The changes that it points at, as event ids: an activation, a rotation. */
  changes: z.array(z.string()),
});
export type AlertCondition = z.infer<typeof alertConditionSchema>;
