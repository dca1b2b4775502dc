import type { Mismatch } from './compare-values';
import type { Tolerance, VectorCase } from './vector-file';

/** Holds the cases of a suite against the product's functions. It computes nothing itself. */
export type SuiteAdapter = {
  suite: string;
  /** What the product makes otherwise than a case says. Throws for a case that cannot be run. */
  check: (one: VectorCase, tolerance: Tolerance) => Mismatch[];
};
