import { z } from 'zod';

/** Falco's priorities, in its documentation's order. Source: falco.org, "Rules, Priority". */
export const FALCO_PRIORITIES = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'informational',
  'debug',
] as const;

/**
 * An alert as Falco writes it with `json_output` and as Falcosidekick forwards it. Some versions write the
 * priority in other letters or cut "Informational" to "Info". Source: falco.org, "Outputs"; falcosidekick's
 * `types.FalcoPayload`.
 */
export const falcoAlertSchema = z.looseObject({
  time: z.string(),
  rule: z.string().min(1),
  priority: z
    .string()
    .transform((word) => word.toLowerCase())
    .transform((word) => (word === 'info' ? 'informational' : word))
    .pipe(z.enum(FALCO_PRIORITIES)),
  output: z.string(),
  output_fields: z.record(z.string(), z.unknown()).nullish(),
  hostname: z.string().nullish(),
  source: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  uuid: z.string().nullish(),
});
export type FalcoAlert = z.infer<typeof falcoAlertSchema>;
