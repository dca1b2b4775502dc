import { z } from 'zod';

/**
 * How a stored decision becomes the engine's input. `template` is JSON in which a text that starts with
 * `$.event.` or `$.payload.` is replaced by what is there: `$.event` are the columns of the event, `$.payload`
 * is what its source sent. Alternatives are separated by ` | ` and the first that is there is taken; a `?` at
 * the end allows that none is, and the field is then left out. `$$` at the start is a plain `$`.
 */
export const inputMappingSchema = z.object({
  template: z.json(),
  /** Masked fields (as `/input/password`) that the candidate does not read: their decisions are replayed all the same. */
  ignoreMasked: z.array(z.string().min(1).max(1_000)).max(100).default([]),
});
export type InputMapping = z.infer<typeof inputMappingSchema>;
