import { z } from 'zod';
import { mappingRulesSchema } from '../decision-mapping';
import { listOf } from './common';

/** The decision mappings of a source, in the order in which they are tried. */
export const mappingsRowSchema = z.object({ source: z.string(), rules: mappingRulesSchema });
export type MappingsRow = z.infer<typeof mappingsRowSchema>;
export const mappingsListSchema = listOf(mappingsRowSchema);

/** `POST /api/v1/mappings/preview`: how the last decisions of a source read with other rules. */
export const mappingsPreviewSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      policy: z.string(),
      result: z.unknown(),
      before: z.string(),
      /** An outcome, or `quarantine` where the rules leave it unreadable. */
      after: z.string(),
    }),
  ),
  /** How many of them read differently. */
  changed: z.number().int(),
});
export type MappingsPreview = z.infer<typeof mappingsPreviewSchema>;
