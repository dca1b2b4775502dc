import type { Condition } from '../logic/condition';
import { binaryOf, keyOf, operandOf, operatorOf, type Expr, type PolicyJson } from './expression';

/** An expression that was evaluated without an error, to this truth. */
export type Literal = { expr: Expr; truth: boolean; key: string };

type Scope = PolicyJson['principal'] | PolicyJson['action'] | PolicyJson['resource'];
export type ScopeVariable = 'principal' | 'action' | 'resource';

const literal = (expr: Expr, truth: boolean): Condition<Literal> => ({
  is: { expr, truth, key: keyOf(expr) },
});

/** When a policy applies: its scope, and every `when` true and every `unless` false, none with an error. */
export const conditionOfPolicy = (policy: PolicyJson): Condition<Literal> => ({
  all: [
    conditionOfScope('principal', policy.principal),
    conditionOfScope('action', policy.action),
    conditionOfScope('resource', policy.resource),
    ...policy.conditions.map(({ kind, body }) => toCondition(body, kind === 'when')),
  ],
});

/** One part of the scope as the condition that says the same. */
export function conditionOfScope(variable: ScopeVariable, scope: Scope): Condition<Literal> {
  const left: Expr = { Var: variable };
  switch (scope.op) {
    case 'All':
      return { all: [] };
    case '==':
      return literal({ '==': { left, right: targetOf(scope) } }, true);
    case 'in':
      return literal(
        {
          in: {
            left,
            right: 'entities' in scope ? { Set: scope.entities.map(entityValue) } : targetOf(scope),
          },
        },
        true,
      );
    default: {
      const type = literal({ is: { left, entity_type: scope.entity_type } }, true);
      return scope.in ? { all: [type, literal({ in: { left, right: targetOf(scope.in) } }, true)] } : type;
    }
  }
}

type Target = { entity: unknown } | { slot: string };
const targetOf = (target: Target): Expr =>
  'slot' in target ? { Slot: target.slot } : entityValue(target.entity);

function entityValue(uid: unknown): Expr {
  const { type, id } = uid as { type: string; id: string };
  return { Value: { __entity: { type, id } } };
}

/**
 * When an expression is evaluated to this truth. Cedar evaluates `&&` and `||` from the left and an error
 * ends it, so the order of alternatives is kept.
 */
export function toCondition(expr: Expr, truth: boolean): Condition<Literal> {
  const and = binaryOf(expr, '&&');
  const or = binaryOf(expr, '||');
  const pair = and ?? or;
  if (pair) {
    const sides = [toCondition(pair.left, truth), toCondition(pair.right, truth)];
    return Boolean(and) === truth ? { all: sides } : { any: sides };
  }
  const negated = operandOf(expr, '!');
  if (negated) return toCondition(negated, !truth);
  const [operator, body] = operatorOf(expr);
  if (operator === '!=') return toCondition(rewrite('==', body), !truth);
  if (operator === '>') return toCondition(rewrite('<', swap(body)), truth);
  if (operator === '>=') return toCondition(rewrite('<=', swap(body)), truth);
  // Not less is at least: comparisons stay positive, and both fail on the same values.
  if (operator === '<' && !truth) return toCondition(rewrite('<=', swap(body)), true);
  if (operator === '<=' && !truth) return toCondition(rewrite('<', swap(body)), true);
  if (operator === 'is') return isTypeIn(expr, truth);
  if (operator === 'Value' && typeof body === 'boolean') return body === truth ? { all: [] } : { any: [] };
  return literal(expr, truth);
}

/** `x is T in y` is `x is T && x in y`. */
function isTypeIn(expr: Expr, truth: boolean): Condition<Literal> {
  const {
    left,
    entity_type,
    in: within,
  } = (expr as { is: { left: Expr; entity_type: string; in?: Expr } }).is;
  if (!within) return literal(expr, truth);
  const sides = [
    literal({ is: { left, entity_type } }, truth),
    literal({ in: { left, right: within } }, truth),
  ];
  return truth ? { all: sides } : { any: sides };
}

type Pair = { left: Expr; right: Expr };
const rewrite = (operator: '==' | '<' | '<=', body: unknown): Expr =>
  ({ [operator]: body }) as unknown as Expr;
const swap = (body: unknown): Pair => ({ left: (body as Pair).right, right: (body as Pair).left });
