import { compareValues } from '../../compare-values';
import type { SuiteAdapter } from '../../suite-adapter';

/**
 * The adapter of a suite whose cases hold what is given and what is expected side by side: `run` returns what a case
 * expects and what the product makes of it.
 */
export const byCase = <T>(
  suite: string,
  run: (one: T) => { expected: unknown; got: unknown },
): SuiteAdapter => ({
  suite,
  check: (one, tolerance) => {
    const { expected, got } = run(one as T);
    return compareValues(expected, got, tolerance);
  },
});
