import { z } from 'zod';
import { matcherSchema } from './matcher';

/** `maintenance` says that what it hides is expected, and stands on charts; both hide notifications, never alerts. */
export const SILENCE_KINDS = ['silence', 'maintenance'] as const;

/** When it repeats: on these days of the week (1 is Monday), at this time of the zone, for so long. */
export const recurrenceSchema = z.object({
  timeZone: z.string().min(1).max(60),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** HH:MM */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.number().int().min(5).max(24 * 60),
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
