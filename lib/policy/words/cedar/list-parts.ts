import type { Condition } from '../logic/condition';
import { keyOf, listOperands, type Expr, type PolicyJson } from './expression';
import { conditionOfScope, toCondition, type Literal, type ScopeVariable } from './to-condition';
import { writeValue } from './write-expression';

/** A condition of a policy: one conjunct of a `when`, or one exception of an `unless`. */
export type Clause = { kind: 'when' | 'unless'; expr: Expr; key: string; condition: Condition<Literal> };
/** A part of the scope, in words: "any principal", "`User::"ada"`", "any `User` in `Group::"x"`". */
export type ScopePart = {
  variable: ScopeVariable;
  words: string;
  key: string;
  condition: Condition<Literal>;
};

export const SCOPE_VARIABLES = ['principal', 'action', 'resource'] as const;

/** What a policy demands, taken apart: all clauses must hold, so each can come and go by itself. */
export const listClauses = ({ conditions }: PolicyJson): Clause[] =>
  conditions.flatMap(({ kind, body }) =>
    listOperands(body, kind === 'when' ? '&&' : '||').map((expr) => ({
      kind,
      expr,
      key: `${kind} ${keyOf(expr)}`,
      condition: toCondition(expr, kind === 'when'),
    })),
  );

export function readScope(policy: PolicyJson, variable: ScopeVariable): ScopePart {
  const scope = policy[variable];
  return {
    variable,
    words: describeScope(variable, scope),
    key: JSON.stringify(scope),
    condition: conditionOfScope(variable, scope),
  };
}

type Target = { entity: unknown } | { slot: string };
const nameOf = (target: Target): string =>
  'slot' in target ? `\`${target.slot}\`` : `\`${writeValue({ __entity: target.entity })}\``;

function describeScope(variable: ScopeVariable, scope: PolicyJson[ScopeVariable]): string {
  switch (scope.op) {
    case 'All':
      return `any ${variable}`;
    case '==':
      return nameOf(scope);
    case 'in':
      if (!('entities' in scope)) return `anything in ${nameOf(scope)}`;
      return scope.entities.length === 0
        ? 'nothing'
        : scope.entities.map((entity) => nameOf({ entity })).join(' or ');
    default:
      return `any \`${scope.entity_type}\`${scope.in ? ` in ${nameOf(scope.in)}` : ''}`;
  }
}
