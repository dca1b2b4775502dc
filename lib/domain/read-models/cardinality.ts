import { z } from 'zod';
import { CAPPED_DIMENSIONS, capsSchema } from '../folding';

/** A source that has more names of services or policies in a zone than are told apart. */
export const cardinalityFindingSchema = z.object({
  source: z.string(),
  zone: z.string(),
  dimension: z.enum(CAPPED_DIMENSIONS),
  /** First and last time of receipt beyond the cap. */
  since: z.string(),
  lastAt: z.string(),
  /** Events that count as "other" because of it. */
  events: z.number(),
  /** Some of the names, at most five. */
  examples: z.array(z.string()),
});
export type CardinalityFinding = z.infer<typeof cardinalityFindingSchema>;

/** `GET /api/v1/cardinality`. */
export const cardinalitySchema = z.object({ caps: capsSchema, findings: z.array(cardinalityFindingSchema) });
export type Cardinality = z.infer<typeof cardinalitySchema>;
