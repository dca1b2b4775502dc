import { z } from 'zod';

/** What one rule said of a file. `metadata.query` names the rule. */
const resultSchema = z.looseObject({
  msg: z.string().nullish(),
  loc: z
    .looseObject({ file: z.string().nullish(), line: z.union([z.string(), z.number()]).nullish() })
    .nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type RuleResult = z.infer<typeof resultSchema>;

const results = z.array(resultSchema).nullish();

/**
 * One element of what `conftest test -o json` prints: a file against the rules of a namespace. Source: conftest,
 * output/result.go. Versions before 0.21 list their successes.
 */
export const checkResultSchema = z.looseObject({
  filename: z.string(),
  namespace: z.string().nullish(),
  successes: z.union([z.number().int().min(0).max(1_000_000), z.array(resultSchema)]).nullish(),
  warnings: results,
  failures: results,
  exceptions: results,
  skipped: results,
});
export type CheckResult = z.infer<typeof checkResultSchema>;
