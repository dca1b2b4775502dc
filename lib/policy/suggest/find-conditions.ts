import type { Access, Condition, Scalar } from './access';
import { looksLikeId } from './generalise-paths';
import { meets } from './match-rule';

/** An attribute with more values than this among good accesses tells nothing about them. */
const MAX_VALUES = 4;

/**
 * The fewest conditions, chosen greedily, that every good access meets and no bad one does; null where the
 * context cannot tell them apart.
 */
export function findConditions(good: readonly Access[], bad: readonly Access[]): readonly Condition[] | null {
  const candidates = listShared(good);
  const chosen: Condition[] = [];
  let left = bad;
  while (left.length > 0) {
    const [best] = candidates
      .map((condition) => ({ condition, passing: left.filter(({ context }) => meets(condition, context)) }))
      .toSorted((one, other) => one.passing.length - other.passing.length);
    if (!best || best.passing.length === left.length) return null;
    chosen.push(best.condition);
    left = best.passing;
  }
  return chosen.toSorted((one, other) => (one.attribute < other.attribute ? -1 : 1));
}

/** What all good accesses have in common: attributes that each has, with the few values they take; ids tell nothing. */
function listShared(good: readonly Access[]): Condition[] {
  const [first] = good;
  if (!first) return [];
  return Object.keys(first.context)
    .toSorted()
    .flatMap((attribute) => {
      const values = new Set<Scalar>();
      for (const { context } of good) {
        if (!Object.hasOwn(context, attribute)) return [];
        const value = context[attribute]!;
        if (typeof value === 'string' && looksLikeId(value)) return [];
        values.add(value);
        if (values.size > MAX_VALUES) return [];
      }
      return { attribute, values: [...values].toSorted() };
    });
}
