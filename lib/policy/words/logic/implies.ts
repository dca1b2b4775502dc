import type { Condition } from './condition';

/** What a language knows of its literals. Both functions must err on the side of false. */
export type Reasoning<L> = {
  /** Whether the literal holds wherever all of the known ones hold; `one` is the one to reason from. */
  literalImplies(one: L, goal: L, known: readonly L[]): boolean;
  /** Whether evaluating the condition cannot fail where the known literals hold; left out where nothing fails. */
  cannotFail?(condition: Condition<L>, known: readonly L[]): boolean;
  /** How many steps all proofs together may still take; left out where each has only its own bound. */
  budget?: { steps: number };
};

/** Proofs grow with the product of alternatives: beyond this many comparisons nothing is proven. */
const MAX_STEPS = 20_000;

/**
 * Whether `goal` is proven to hold wherever `given` holds. Sound and incomplete: false says that no
 * proof was found, never that there is a counterexample.
 */
export function implies<L>(given: Condition<L>, goal: Condition<L>, reasoning: Reasoning<L>): boolean {
  const shared = reasoning.budget;
  const allowed = Math.min(MAX_STEPS, shared?.steps ?? MAX_STEPS);
  const budget = { steps: allowed };
  const isProven = prove(assume({ literals: [], open: [] }, given), goal, reasoning, budget);
  if (shared) shared.steps -= allowed - budget.steps;
  return isProven;
}

/** What is known: literals that hold, and alternatives of which one holds. */
type Known<L> = { literals: readonly L[]; open: readonly (readonly Condition<L>[])[] };

function assume<L>(known: Known<L>, condition: Condition<L>): Known<L> {
  if ('is' in condition) return { ...known, literals: [...known.literals, condition.is] };
  if ('any' in condition)
    return condition.any.length === 1
      ? assume(known, condition.any[0]!)
      : { ...known, open: [...known.open, condition.any] };
  return condition.all.reduce((sum: Known<L>, each) => assume(sum, each), known);
}

function prove<L>(
  known: Known<L>,
  goal: Condition<L>,
  reasoning: Reasoning<L>,
  budget: { steps: number },
): boolean {
  if (budget.steps <= 0) return false;
  budget.steps -= 1 + known.literals.length;
  if ('all' in goal) return goal.all.every((each) => prove(known, each, reasoning, budget));
  if (proveDirectly(known, goal, reasoning, budget)) return true;
  const [alternatives, ...open] = known.open;
  if (!alternatives) return false;
  return alternatives.every((each) =>
    prove(assume({ literals: known.literals, open }, each), goal, reasoning, budget),
  );
}

function proveDirectly<L>(
  known: Known<L>,
  goal: { any: readonly Condition<L>[] } | { is: L },
  reasoning: Reasoning<L>,
  budget: { steps: number },
): boolean {
  if ('is' in goal)
    return known.literals.some((literal) => reasoning.literalImplies(literal, goal.is, known.literals));
  for (const each of goal.any) {
    if (prove({ literals: known.literals, open: [] }, each, reasoning, budget)) return true;
    // What comes later counts only where what comes before it is evaluated without an error.
    if (reasoning.cannotFail && !reasoning.cannotFail(each, known.literals)) return false;
  }
  return false;
}
