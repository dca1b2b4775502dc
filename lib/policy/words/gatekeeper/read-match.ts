import { canonical, fieldsOf, listOf, textsOf } from '../documents/kubernetes-object';
import type { Condition } from '../logic/condition';
import type { Reasoning } from '../logic/implies';
import { globImplies } from '../kyverno/read-selection';

/** One thing that a resource must be, or must not be, for a constraint to look at it. */
export type MatchLiteral = { field: string; value: string; isNot: boolean };

/** What `spec.match` of a constraint selects; lists that are missing or empty select everything. */
export function readMatch(value: unknown): Condition<MatchLiteral> {
  const { kinds, namespaces, excludedNamespaces, scope, ...rest } = fieldsOf(value);
  return {
    all: [
      ...(listOf(kinds).length > 0 ? [{ any: listOf(kinds).map(readKinds) }] : []),
      ...oneOf('namespace', textsOf(namespaces)),
      ...textsOf(excludedNamespaces).map((each) => literal('namespace', each, true)),
      ...(scope === undefined || scope === '*' ? [] : [literal('scope', canonical(scope))]),
      ...Object.entries(rest).map(([field, each]) => literal(field, canonical(each))),
    ],
  };
}

function readKinds(value: unknown): Condition<MatchLiteral> {
  const { apiGroups, kinds } = fieldsOf(value);
  return { all: [...oneOf('apiGroup', textsOf(apiGroups)), ...oneOf('kind', textsOf(kinds))] };
}

const literal = (field: string, value: string, isNot = false): Condition<MatchLiteral> => ({
  is: { field, value, isNot },
});
const oneOf = (field: string, values: readonly string[]): Condition<MatchLiteral>[] =>
  values.length === 0 || values.includes('*') ? [] : [{ any: values.map((value) => literal(field, value)) }];

/** Names are equal or one pattern lies within another; what is not named lies outside of it. */
export const matchReasoning: Reasoning<MatchLiteral> = {
  literalImplies(one, goal) {
    if (one.field !== goal.field || one.isNot !== goal.isNot) return false;
    if (one.value === goal.value) return true;
    if (one.field !== 'namespace') return false;
    return one.isNot ? globImplies(goal.value, one.value) : globImplies(one.value, goal.value);
  },
};
