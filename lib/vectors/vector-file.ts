import { z } from 'zod';

/** When two numbers are equal: |a−b| ≤ max(abs, rel·max(|a|,|b|)); `exact` asks for identity. */
const toleranceSchema = z.object({
  rel: z.number().nonnegative().optional(),
  abs: z.number().nonnegative().optional(),
  exact: z.boolean().optional(),
  p_values_abs: z.number().nonnegative().optional(),
});
export type Tolerance = z.infer<typeof toleranceSchema>;

/** A case has an id; what else it holds is its suite's affair. */
const vectorCaseSchema = z.looseObject({ id: z.string() });
export type VectorCase = z.infer<typeof vectorCaseSchema>;

/** A file of test vectors: a suite, named here or by the file, with its cases. */
export const vectorFileSchema = z.object({
  suite: z.string().optional(),
  tolerance: toleranceSchema.default({}),
  cases: z.array(vectorCaseSchema),
});
