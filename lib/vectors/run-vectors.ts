import { compareValues, type Mismatch } from './compare-values';
import type { SuiteAdapter } from './suite-adapter';
import { vectorFileSchema, type Tolerance, type VectorCase } from './vector-file';

/** Why a case failed: fields that differ, or what went wrong before there was anything to compare. */
export type CaseFailure = { id: string; mismatches: Mismatch[]; error: string | null };

export type SuiteReport = {
  suite: string;
  passed: number;
  failed: number;
  failures: CaseFailure[];
  /** Why nothing of the suite was run, or null: then all its cases count as failed. */
  error: string | null;
};

/**
 * Runs the text of a vector file through the product. A file that is none, a suite or a kind that is not
 * known fails: who gives vectors wants them held, and silence would look like success.
 */
export function runVectors(name: string, text: string, adapters: readonly SuiteAdapter[]): SuiteReport {
  const file = vectorFileSchema.safeParse(parseJson(text));
  if (!file.success) return refuse(name, 1, 'no file of test vectors: suite, version and cases are missing');
  const { suite, cases, tolerance } = file.data;
  const adapter = adapters.find((each) => each.suite === suite);
  if (!adapter) return refuse(suite, cases.length, 'this suite is not known');
  if (cases.length === 0) return refuse(suite, 1, 'the suite has no cases');
  const failures = cases.flatMap((one) => runCase(one, adapter, tolerance) ?? []);
  return {
    suite,
    passed: cases.length - failures.length,
    failed: failures.length,
    failures,
    error: null,
  };
}

function runCase(
  { id, kind = '', input, expected }: VectorCase,
  adapter: SuiteAdapter,
  tolerance: Tolerance,
): CaseFailure | null {
  const run = adapter.kinds[kind];
  if (!run) return { id, mismatches: [], error: `this kind of case is not known: "${kind}"` };
  try {
    const mismatches = compareValues(expected, run(input as never), tolerance);
    return mismatches.length > 0 ? { id, mismatches, error: null } : null;
  } catch (error) {
    return { id, mismatches: [], error: `${error instanceof Error ? error.message : String(error)}` };
  }
}

const refuse = (suite: string, failed: number, error: string): SuiteReport => ({
  suite,
  passed: 0,
  failed,
  failures: [],
  error,
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
