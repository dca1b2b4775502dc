import { z } from 'zod';

/** When two numbers are equal: |a−b| ≤ max(abs, rel·max(|a|,|b|)); `exact` asks for identity. */
export const toleranceSchema = z.object({
  rel: z.number().nonnegative().optional(),
  abs: z.number().nonnegative().optional(),
  exact: z.boolean().optional(),
  p_values_abs: z.number().nonnegative().optional(),
});
export type Tolerance = z.infer<typeof toleranceSchema>;

export const vectorCaseSchema = z.object({
  id: z.string(),
  kind: z.string().optional(),
  input: z.unknown(),
  expected: z.unknown(),
});
export type VectorCase = z.infer<typeof vectorCaseSchema>;

/** A file of test vectors: a suite with its cases. */
export const vectorFileSchema = z.object({
  suite: z.string(),
  version: z.number(),
  tolerance: toleranceSchema.default({}),
  cases: z.array(vectorCaseSchema),
});
export type VectorFile = z.infer<typeof vectorFileSchema>;
