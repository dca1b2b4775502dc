import { z } from 'zod';
import { stepReceiverSchema } from './routing';

/** Minutes without acknowledgement after the step before, and who is told then. The first step is told with the alert. */
export const escalationStepSchema = z.object({
  afterMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60),
  receivers: z.array(stepReceiverSchema).min(1, 'name somebody').max(20),
});
export type EscalationStep = z.infer<typeof escalationStepSchema>;

/** Who is told of a page, one after the other, until somebody acknowledges it. */
export const escalationInputSchema = z.object({
  name: z.string().trim().min(1, 'a name is needed').max(120),
  steps: z
    .array(escalationStepSchema)
    .min(1, 'at least one step')
    .max(10)
    .refine((steps) => steps.every(({ afterMinutes }, place) => (place === 0) === (afterMinutes === 0)), {
      message: 'the first step comes at once, every other after at least one minute',
    }),
  /** How often all of it begins again when nobody acknowledged for so many minutes after the last step. */
  repeatTimes: z.number().int().min(0).max(9),
  repeatAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
});
export type EscalationInput = z.infer<typeof escalationInputSchema>;

/** What `PUT /api/v1/escalations/{id}` takes: with the revision that was edited. */
export const escalationChangeSchema = z.object({
  escalation: escalationInputSchema,
  revision: z.number().int(),
});

/** Why an escalation ended: `exhausted` when nobody acknowledged after its last step. */
export const ESCALATION_ENDS = ['acknowledged', 'resolved', 'suppressed', 'exhausted', 'removed'] as const;
export type EscalationEnd = (typeof ESCALATION_ENDS)[number];
