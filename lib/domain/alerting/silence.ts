import { z } from 'zod';
import { timeZoneSchema } from '../objective';
import { matcherSchema } from './matcher';

/** `maintenance` says that what it hides is expected, and stands on charts; both hide notifications, never alerts. */
export const SILENCE_KINDS = ['silence', 'maintenance'] as const;

/** When it repeats: on these days of the week (1 is Monday), at this time of the zone, for so long. */
export const recurrenceSchema = z.object({
  timeZone: timeZoneSchema,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** HH:MM */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60),
});
export type Recurrence = z.infer<typeof recurrenceSchema>;

/** A silence as people make it: from its start to its end, within them at every recurrence where it has one. */
export const silenceInputSchema = z.object({
  kind: z.enum(SILENCE_KINDS),
  matchers: z.array(matcherSchema).min(1).max(20),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  recurrence: recurrenceSchema.nullable(),
  reason: z.string().trim().min(3).max(1_000),
  /** The e-mail address of who answers for it. */
  owner: z.string().trim().min(3).max(320),
});
export type SilenceInput = z.infer<typeof silenceInputSchema>;

/** As far as it decides what is hidden. */
export type Silencing = Pick<SilenceInput, 'kind' | 'matchers' | 'recurrence' | 'reason'> & {
  id: string;
  startsAtMs: number;
  endsAtMs: number;
};

/** A silence as it is stored. Every change makes a new revision. */
export const silenceSchema = silenceInputSchema.extend({
  id: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  revision: z.number().int(),
  /** Where somebody ended it before `endsAt`. */
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  /** The silence in whose place it was put when what that one hides was changed. */
  replaces: z.string().nullable(),
  /** When people were told that it runs out while it still hides something. */
  warnedAt: z.string().nullable(),
});
export type Silence = z.infer<typeof silenceSchema>;

/** A stored silence as far as it decides what is hidden: it ends when somebody ended it. */
export const toSilencing = (silence: Silence): Silencing => ({
  id: silence.id,
  kind: silence.kind,
  matchers: silence.matchers,
  recurrence: silence.recurrence,
  reason: silence.reason,
  startsAtMs: Date.parse(silence.startsAt),
  endsAtMs: Date.parse(silence.endedAt ?? silence.endsAt),
});
