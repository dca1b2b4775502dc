import { compareValues } from './compare-values';
import type { SuiteAdapter } from './suite-adapter';

/** By kind of case: what the product makes of an input, in the words of the vectors. */
type Kinds = Readonly<Record<string, (input: never) => unknown>>;

/**
 * The adapter of a suite whose cases are `{ kind, input, expected }`; the kind is `''` where cases have
 * none. A kind that is not known is an error.
 */
export const byKind = (suite: string, kinds: Kinds): SuiteAdapter => ({
  suite,
  check: ({ kind = '', input, expected }, tolerance) => {
    const run = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!run) throw new Error(`this kind of case is not known: ${JSON.stringify(kind)}`);
    if (input === undefined || expected === undefined) throw new Error('input or expected is missing');
    return compareValues(expected, run(input as never), tolerance);
  },
});
