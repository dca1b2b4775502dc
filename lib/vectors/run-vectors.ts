import { basename } from 'node:path';
import type { Mismatch } from './compare-values';
import type { SuiteAdapter } from './suite-adapter';
import { vectorFileSchema, type Tolerance, type VectorCase } from './vector-file';
import { parseJson } from '@/lib/domain/parse-json';

/** Why a case failed: fields that differ, or what went wrong before there was anything to compare. */
export type CaseFailure = { id: string; mismatches: Mismatch[]; error: string | null };

export type SuiteReport = {
  suite: string;
  file: string;
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
export function runVectors(file: string, text: string, adapters: readonly SuiteAdapter[]): SuiteReport {
  const name = basename(file, '.json');
  const refuse = (suite: string, failed: number, error: string): SuiteReport => ({
    suite,
    file,
    passed: 0,
    failed,
    failures: [],
    error,
  });
  const parsed = vectorFileSchema.safeParse(parseJson(text));
  if (!parsed.success) return refuse(name, 1, `no file of test vectors: ${file}`);
  const { suite = name, cases, tolerance } = parsed.data;
  const adapter = adapters.find((each) => each.suite === suite);
  if (!adapter) return refuse(suite, Math.max(1, cases.length), 'this suite is not known');
  if (cases.length === 0) return refuse(suite, 1, 'the suite has no cases');
  const failures = cases.flatMap((one) => checkCase(one, adapter, tolerance) ?? []);
  const failed = failures.length;
  return { suite, file, passed: cases.length - failed, failed, failures, error: null };
}

function checkCase(one: VectorCase, adapter: SuiteAdapter, tolerance: Tolerance): CaseFailure | null {
  try {
    const mismatches = adapter.check(one, tolerance);
    return mismatches.length > 0 ? { id: one.id, mismatches, error: null } : null;
  } catch (error) {
    return { id: one.id, mismatches: [], error: error instanceof Error ? error.message : String(error) };
  }
}
