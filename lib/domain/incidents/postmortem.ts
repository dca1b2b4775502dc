import { z } from 'zod';

/** The longest text of a postmortem, in characters. */
export const MOST_POSTMORTEM = 500_000;

/** `PUT …/postmortem`: `version` is the one that was edited, 0 before the first. */
export const postmortemInputSchema = z.object({
  version: z.number().int().min(0),
  text: z.string().min(1, 'must not be empty').max(MOST_POSTMORTEM),
});
export type PostmortemInput = z.infer<typeof postmortemInputSchema>;

const text = z.string().trim().min(3, 'say what is to be done').max(1_000);
const owner = z.string().trim().min(1, 'somebody has to answer for it').max(320);
const dueOn = z.iso.date();

/** `POST …/actions`: what is to be done after an incident, by whom and by when. */
export const actionInputSchema = z.object({ text, owner, dueOn });
export type ActionInput = z.infer<typeof actionInputSchema>;

/** `PATCH /api/v1/postmortem-actions/{id}`: what is left out stays. */
export const actionChangeSchema = z.object({
  text: text.optional(),
  owner: owner.optional(),
  dueOn: dueOn.optional(),
  isDone: z.boolean().optional(),
});
export type ActionChange = z.infer<typeof actionChangeSchema>;
