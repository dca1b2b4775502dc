import { z } from 'zod';

/**
 * What a file says that Gatehouse cannot take over, or an objective that a file cannot hold. An `error`
 * leaves out the objective, a `warning` only what it names.
 */
export const fileProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  /** Where, as a person finds it: `SLO checkout: spec.timeWindow[0].duration`. */
  path: z.string(),
  line: z.number().int().nullable(),
  message: z.string(),
  remedy: z.string(),
});
export type FileProblem = z.infer<typeof fileProblemSchema>;

const fieldChange = z.object({ field: z.string(), from: z.unknown(), to: z.unknown() });

/** `POST /api/v1/slos/import`: what the file changes, by ids of objectives. */
export const objectiveImportSchema = z.object({
  file: z.string(),
  /** True when nothing was written. */
  dryRun: z.boolean(),
  created: z.array(z.string()),
  changed: z.array(z.object({ id: z.string(), fields: z.array(fieldChange) })),
  unchanged: z.array(z.string()),
  /** Objectives that the file owned and no longer names. */
  removed: z.array(z.string()),
  problems: z.array(fileProblemSchema),
});
export type ObjectiveImport = z.infer<typeof objectiveImportSchema>;

/** `GET /api/v1/slos/export`: an OpenSLO file with every objective that OpenSLO can express. */
export const objectiveExportSchema = z.object({
  text: z.string(),
  objectives: z.number().int(),
  problems: z.array(fileProblemSchema),
});
export type ObjectiveExport = z.infer<typeof objectiveExportSchema>;
