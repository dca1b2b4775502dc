import type { ReadPolicy } from './read-policy';
import { listClauses, readScope, SCOPE_VARIABLES } from './list-parts';

/** A policy with the file it stands in. */
export type PlacedPolicy = ReadPolicy & { path: string };
export type Matches = {
  pairs: [PlacedPolicy, PlacedPolicy][];
  removed: PlacedPolicy[];
  added: PlacedPolicy[];
};

/** Likeness is compared pair by pair: beyond this many, policies without an id count as removed and added. */
const MAX_PAIRS = 40_000;

/** Which policy became which: by `@id`, then the same wording, then whatever is most alike. */
export function matchPolicies(before: readonly PlacedPolicy[], after: readonly PlacedPolicy[]): Matches {
  const pairs: Matches['pairs'] = [];
  const removed = new Set(before);
  const added = new Set(after);
  const take = (one: PlacedPolicy, other: PlacedPolicy) => {
    pairs.push([one, other]);
    removed.delete(one);
    added.delete(other);
  };
  for (const keyOfPolicy of [idOf, meaningOf]) {
    const byKey = uniqueBy(removed, keyOfPolicy);
    for (const [key, other] of uniqueBy(added, keyOfPolicy)) {
      const one = byKey.get(key);
      if (one) take(one, other);
    }
  }
  if (removed.size * added.size <= MAX_PAIRS)
    for (const [one, other] of rankByLikeness(removed, added))
      if (removed.has(one) && added.has(other)) take(one, other);
  const [[one], [other]] = [[...removed], [...added]];
  if (removed.size === 1 && added.size === 1 && one!.path === other!.path && mayBeSame(one!, other!))
    take(one!, other!);
  return { pairs, removed: [...removed], added: [...added] };
}

export const idOf = ({ json }: ReadPolicy): string | null => json.annotations?.['id'] ?? null;

/** Equal for policies that differ in annotations at most. */
export const meaningOf = ({ json }: ReadPolicy): string =>
  JSON.stringify({ ...json, annotations: undefined });

/** Those whose key no other has; of equal wordings, without an id, the first of each stands for it. */
function uniqueBy(
  policies: Iterable<PlacedPolicy>,
  keyOfPolicy: (policy: ReadPolicy) => string | null,
): Map<string, PlacedPolicy> {
  const found = new Map<string, PlacedPolicy>();
  const repeated = new Set<string>();
  for (const policy of policies) {
    const key = keyOfPolicy(policy);
    if (key === null) continue;
    if (found.has(key)) repeated.add(key);
    else found.set(key, policy);
  }
  if (keyOfPolicy === idOf) for (const key of repeated) found.delete(key);
  return found;
}

function rankByLikeness(removed: Iterable<PlacedPolicy>, added: Iterable<PlacedPolicy>) {
  const others = [...added].map((policy) => ({ policy, parts: partsOf(policy) }));
  const scored = [...removed].flatMap((one) => {
    const parts = partsOf(one);
    return others
      .filter(({ policy }) => mayBeSame(one, policy))
      .map(({ policy, parts: otherParts }) => ({
        pair: [one, policy] as const,
        score: likeness(parts, otherParts),
      }));
  });
  return scored
    .filter(({ score }) => score >= 0.3)
    .toSorted((a, b) => b.score - a.score)
    .map(({ pair }) => pair);
}

/** Two with ids of their own are two policies; a permit does not become a forbid without a name to know it by. */
const mayBeSame = (one: PlacedPolicy, other: PlacedPolicy): boolean =>
  (idOf(one) === null || idOf(other) === null) && one.json.effect === other.json.effect;

const partsOf = ({ json }: PlacedPolicy): Set<string> =>
  new Set([
    ...SCOPE_VARIABLES.map((variable) => `${variable} ${readScope(json, variable).key}`),
    ...listClauses(json).flatMap(({ key, expr }) => [
      key,
      ...Object.values(expr).map((part) => JSON.stringify(part)),
    ]),
  ]);

/** Shared parts of all parts, 0–1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((part) => other.has(part)).length;
  return shared / (one.size + other.size - shared);
}
