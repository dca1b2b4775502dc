import { z } from 'zod';

const note = z.string().trim().max(1_000).default('');

/** What is said with a change of one alert. `owner`: who works on it, where that is not who says so. */
export const acknowledgementSchema = z.object({ note, owner: z.string().trim().min(1).max(320).optional() });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const alertNoteSchema = z.object({ note });
export type AlertNote = z.infer<typeof alertNoteSchema>;

/** Several alerts at once: by their ids, or all that are open of a group. */
const selection = {
  ids: z.array(z.uuid()).min(1).max(1_000).optional(),
  group: z.uuid().optional(),
};
const isOneOf = ({ ids, group }: { ids?: string[]; group?: string }) =>
  (ids === undefined) !== (group === undefined);
const HOW = { message: 'name either ids or a group', path: ['ids'] };

export const acknowledgeManySchema = acknowledgementSchema.extend(selection).refine(isOneOf, HOW);
export const changeManySchema = alertNoteSchema.extend(selection).refine(isOneOf, HOW);
export type AlertSelection = { ids?: string[]; group?: string };

/** How many alerts it changed: those that it did not concern any more are left as they are. */
export const changedAlertsSchema = z.object({ changed: z.number().int() });
export type ChangedAlerts = z.infer<typeof changedAlertsSchema>;
