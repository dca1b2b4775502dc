import { effectiveSize } from '@/lib/sli/effective-size';

/** Sums of decisions of one combination of dimensions, as roll-ups count them; an empty text is none. */
export type DecisionSum = {
  policy: string;
  environment: string;
  zone: string;
  service: string;
  source: string;
  revision: string;
  outcome: string;
  weight: number;
  weightSquare: number;
};

/** What was decided: weighted by sampling. */
export type Tally = {
  decisions: number;
  denials: number;
  /** Answers that were errors, and requests that passed without any. */
  errors: number;
  /** Kish's effective sample size: as many unweighted decisions tell as much. */
  size: number;
};

const NOT_DECIDED = new Set(['error', 'unevaluated']);

/** Adds sums of decisions up. */
export function tallyDecisions(sums: readonly DecisionSum[]): Tally {
  let decisions = 0;
  let denials = 0;
  let errors = 0;
  let weightSquare = 0;
  for (const sum of sums) {
    decisions += sum.weight;
    weightSquare += sum.weightSquare;
    if (sum.outcome === 'deny') denials += sum.weight;
    if (NOT_DECIDED.has(sum.outcome)) errors += sum.weight;
  }
  return { decisions, denials, errors, size: effectiveSize({ total: decisions, weightSquare }) };
}
