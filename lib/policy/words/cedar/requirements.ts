import { constantOf } from './constant';
import { binaryOf, keyOf, operatorOf, type Binary, type Expr } from './expression';
import type { Literal } from './to-condition';

/**
 * What must be so for an evaluation to end without an error, as texts that can be compared: an attribute
 * is there, an operand has a type, or (of what is not looked into) a whole expression can be evaluated.
 */
type Requirements = Set<string>;

/** Every requirement that evaluating the literal may have. */
export const requirementsOf = remember(({ expr }) => {
  const found: Requirements = new Set();
  collect(expr, 'all', found);
  needBoolean(expr, found);
  return found;
});

/** What is known to be so, since the literal was evaluated without an error. */
export const factsOf = remember(({ expr, truth }) => {
  const found: Requirements = new Set();
  collect(expr, 'certain', found);
  needBoolean(expr, found);
  const equal = truth ? binaryOf(expr, '==') : null;
  if (equal) addTypesOfEqual(equal, found);
  return found;
});

/** Proofs ask for the same literals again and again. */
function remember(compute: (literal: Literal) => Requirements): (literal: Literal) => ReadonlySet<string> {
  const known = new WeakMap<Literal, ReadonlySet<string>>();
  return (literal) => {
    const found = known.get(literal) ?? compute(literal);
    known.set(literal, found);
    return found;
  };
}

export const hasAttribute = (left: Expr, attribute: string): string => `get ${keyOf(left)} ${attribute}`;
const hasType = (type: string, expr: Expr): string => `type ${type} ${keyOf(expr)}`;
const isDone = (expr: Expr): string => `done ${keyOf(expr)}`;

/** `all` also looks at what may not be reached; `certain` only at what was evaluated in any case. */
type Extent = 'all' | 'certain';

const BOOLEAN = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!', 'in', 'is', 'has', 'like']);
const CONTAINS = new Set(['contains', 'containsAll', 'containsAny']);

function needBoolean(expr: Expr, found: Requirements): void {
  const [operator] = operatorOf(expr);
  if (BOOLEAN.has(operator) || CONTAINS.has(operator) || operator === 'isEmpty') return;
  if (constantOf(expr)?.type === 'bool') return;
  found.add(hasType('bool', expr));
}

function collect(expr: Expr, extent: Extent, found: Requirements): void {
  const [operator, body] = operatorOf(expr);
  const pair = binaryOf(expr, operator);
  if (operator === 'Var' || operator === 'Value' || operator === 'Slot' || constantOf(expr)) return;
  if (pair) collectBinary(operator, pair, extent, found);
  else if (operator === '.' || operator === 'has') collectAttribute(operator, body, extent, found);
  else if (operator === '!') {
    const { arg } = body as { arg: Expr };
    collect(arg, extent, found);
    needBoolean(arg, found);
  } else if (operator === 'like' || operator === 'is') {
    const { left } = body as { left: Expr };
    collect(left, extent, found);
    if (operator === 'like') found.add(hasType('string', left));
    else needEntity(left, found);
    // `is … in` is taken apart before; what is left of it inside of other expressions counts as a whole.
    if (operator === 'is' && 'in' in (body as object)) found.add(isDone(expr));
  } else if (operator === 'Set') for (const member of body as Expr[]) collect(member, extent, found);
  else found.add(isDone(expr));
}

function collectBinary(operator: string, pair: Binary, extent: Extent, found: Requirements): void {
  const { left, right } = pair;
  collect(left, extent, found);
  if (operator === '&&' || operator === '||') {
    needBoolean(left, found);
    if (extent === 'certain') return;
    collect(right, extent, found);
    needBoolean(right, found);
    return;
  }
  collect(right, extent, found);
  if (operator === '==' || operator === '!=') return;
  if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=') needOrder(pair, found);
  else if (operator === 'in') {
    needEntity(left, found);
    needEntities(right, found);
  } else if (CONTAINS.has(operator)) {
    needSet(left, found);
    if (operator !== 'contains') needSet(right, found);
  } else found.add(isDone({ [operator]: pair } as unknown as Expr));
}

function collectAttribute(operator: '.' | 'has', body: unknown, extent: Extent, found: Requirements): void {
  const { left, attr } = body as { left: Expr; attr: string | string[] };
  collect(left, extent, found);
  const isVariable = operatorOf(left)[0] === 'Var';
  if (!isVariable) found.add(`holds ${keyOf(left)}`);
  if (operator === '.') found.add(hasAttribute(left, attr as string));
  // Of a path only the last step is looked for in what the step before it holds: taken as a whole.
  else if (Array.isArray(attr)) found.add(isDone({ has: body } as unknown as Expr));
}

function needOrder({ left, right }: Binary, found: Requirements): void {
  const [one, other] = [constantOf(left), constantOf(right)];
  const isOrdered = (constant: typeof one) => constant !== null && constant.order !== null;
  if (isOrdered(other) && !one) found.add(hasType(other!.type, left));
  else if (isOrdered(one) && !other) found.add(hasType(one!.type, right));
  else if (!one || !other || one.type !== other.type || one.order === null)
    found.add(`ordered ${[keyOf(left), keyOf(right)].toSorted().join(' ')}`);
}

function needEntity(expr: Expr, found: Requirements): void {
  const [operator] = operatorOf(expr);
  if (operator === 'Var' || operator === 'Slot' || constantOf(expr)?.type === 'entity') return;
  found.add(hasType('entity', expr));
}

function needEntities(expr: Expr, found: Requirements): void {
  const [operator, body] = operatorOf(expr);
  if (operator !== 'Set') needEntityOrSet(expr, found);
  else for (const member of body as Expr[]) needEntity(member, found);
}

function needEntityOrSet(expr: Expr, found: Requirements): void {
  const [operator] = operatorOf(expr);
  if (operator === 'Var' || operator === 'Slot' || constantOf(expr)?.type === 'entity') return;
  found.add(hasType('entities', expr));
}

function needSet(expr: Expr, found: Requirements): void {
  if (operatorOf(expr)[0] !== 'Set') found.add(hasType('set', expr));
}

/** What equals a constant has its type. */
function addTypesOfEqual({ left, right }: Binary, found: Requirements): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const constant = constantOf(other);
    if (constant) found.add(hasType(constant.type, one));
    if (constant?.type === 'entity') found.add(hasType('entities', one));
  }
}
