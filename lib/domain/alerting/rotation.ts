import { z } from 'zod';
import { timeZoneSchema } from '../objective';

const name = z.string().trim().min(1, 'a name is needed').max(120);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');

/** Who takes turns, and when the shifts change: everything by the clocks of the time zone. */
export const rotationInputSchema = z
  .object({
    name,
    timeZone: timeZoneSchema,
    /** 1 is Monday; null: shifts change on whichever day they end. */
    handoffWeekday: z.number().int().min(1).max(7).nullable(),
    handoffTime: time,
    shiftDays: z.number().int().min(1).max(91),
    /** The day of the first shift, YYYY-MM-DD. */
    startsOn: z.iso.date(),
    /** Accounts in their order; the first has the first shift. */
    members: z.array(z.uuid()).max(50),
    /** Its members answer for trust zones: they can undo policy changes. */
    isTrustResponder: z.boolean(),
  })
  .refine(({ handoffWeekday, shiftDays }) => handoffWeekday === null || shiftDays % 7 === 0, {
    path: ['handoffWeekday'],
    message: 'only shifts of whole weeks change on a fixed weekday',
  })
  .refine(({ members }) => new Set(members).size === members.length, {
    path: ['members'],
    message: 'somebody is named twice',
  });
export type RotationInput = z.infer<typeof rotationInputSchema>;

/** What `PUT /api/v1/rotations/{id}` takes: with the revision that was edited. */
export const rotationChangeSchema = z.object({ rotation: rotationInputSchema, revision: z.number().int() });

const LONGEST_OVERRIDE_MS = 92 * 86_400_000;

/** Somebody takes over from one time to another. Where two overlap, the one that was made last holds. */
export const overrideInputSchema = z
  .object({
    accountId: z.uuid(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    reason: z.string().trim().min(3, 'a reason is needed').max(500),
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), {
    path: ['to'],
    message: 'it ends before it begins',
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= LONGEST_OVERRIDE_MS, {
    path: ['to'],
    message: 'at most 92 days',
  });
export type OverrideInput = z.infer<typeof overrideInputSchema>;
