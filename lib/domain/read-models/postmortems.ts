import { z } from 'zod';

const versionSchema = z.object({ version: z.number().int(), writtenAt: z.string(), writtenBy: z.string() });

/** `GET /api/v1/incidents/{id}/postmortem`. Version 0 is what Gatehouse filled in; nobody has saved one yet. */
export const postmortemSchema = z.object({
  incidentId: z.string(),
  version: z.number().int(),
  text: z.string(),
  writtenAt: z.string().nullable(),
  writtenBy: z.string().nullable(),
  /** Newest first. */
  versions: z.array(versionSchema),
});
export type Postmortem = z.infer<typeof postmortemSchema>;

/** `version=3` asks for an earlier one, `version=0` for what Gatehouse would fill in now. */
export const postmortemQuerySchema = z.object({ version: z.coerce.number().int().min(0).optional() });

export const POSTMORTEM_FORMATS = ['md', 'pdf'] as const;
export const postmortemFileQuerySchema = z.object({ format: z.enum(POSTMORTEM_FORMATS) });
