import type { Condition } from '../logic/condition';
import type { Reasoning } from '../logic/implies';
import { constantOf, type Constant } from './constant';
import { binaryOf, keyOf, operatorOf, type Expr } from './expression';
import { patternImplies, patternMatches, type Pattern } from './pattern';
import { factsOf, hasAttribute, requirementsOf } from './requirements';
import type { Literal } from './to-condition';

/** What Gatehouse knows of Cedar's operators: enough for the usual edits, and never more than is so. */
export const cedarReasoning: Reasoning<Literal> = {
  literalImplies(one, goal, known) {
    if (one.key === goal.key && one.truth === goal.truth) return true;
    return entails(one, goal, known) && cannotFail(goal, known);
  },
  cannotFail: conditionCannotFail,
};

/**
 * Whether evaluating it from the left cannot fail. What comes behind a condition that is known to be false
 * (within `all`) or true (within `any`) is not evaluated, and behind one of `all` that one is known to hold.
 */
function conditionCannotFail(condition: Condition<Literal>, known: readonly Literal[]): boolean {
  if ('is' in condition) return cannotFail(condition.is, known);
  const [parts, ends] = 'all' in condition ? [condition.all, false] : [condition.any, true];
  let held = known;
  for (const part of parts) {
    if (!conditionCannotFail(part, held)) return false;
    if ('is' in part && isKnown(ends ? part.is : negate(part.is), held)) return true;
    if (!ends && 'is' in part) held = [...held, part.is];
  }
  return true;
}

const negate = (literal: Literal): Literal => ({ ...literal, truth: !literal.truth });

const isKnown = (goal: Literal, known: readonly Literal[]): boolean =>
  known.some((one) => (one.key === goal.key ? one.truth === goal.truth : entails(one, goal, known)));

function cannotFail(literal: Literal, known: readonly Literal[]): boolean {
  const open = new Set(requirementsOf(literal));
  for (const each of known) {
    if (open.size === 0) return true;
    for (const fact of factsOf(each)) open.delete(fact);
  }
  return open.size === 0;
}

/** Whether the goal has its truth where `one` has, provided that evaluating the goal does not fail. */
function entails(one: Literal, goal: Literal, known: readonly Literal[]): boolean {
  if (hasIsKnown(goal, known)) return true;
  if (one.truth && goal.truth) return trueEntailsTrue(one.expr, goal.expr);
  if (!one.truth && !goal.truth) return trueEntailsTrue(goal.expr, one.expr);
  if (one.truth && !goal.truth) return areDisjoint(one.expr, goal.expr);
  return false;
}

/** What was read is there. */
function hasIsKnown({ expr, truth }: Literal, known: readonly Literal[]): boolean {
  if (!truth || !('has' in expr)) return false;
  const { left, attr } = (expr as { has: { left: Expr; attr: string | string[] } }).has;
  if (Array.isArray(attr)) return false;
  return known.some((each) => factsOf(each).has(hasAttribute(left, attr)));
}

function trueEntailsTrue(one: Expr, goal: Expr): boolean {
  if (keyOf(one) === keyOf(goal)) return true;
  return (
    isSubset(membersOf(one), membersOf(goal)) ||
    ('in' in goal && isSubset(ancestorsOf(one), ancestorsOf(goal))) ||
    boundsEntail(one, goal) ||
    likeEntails(one, goal) ||
    typeEntails(one, goal)
  );
}

type Members = { subject: string; members: ReadonlySet<string> } | null;

const isSubset = (one: Members, other: Members): boolean =>
  one !== null &&
  other !== null &&
  one.subject === other.subject &&
  [...one.members].every((member) => other.members.has(member));

const tagOf = ({ type, value }: Constant): string => `${type} ${value}`;

/** The subject and the values it may have: of `x == 1` and `[1, 2].contains(x)`. */
function membersOf(expr: Expr): Members {
  const equal = binaryOf(expr, '==');
  const contains = binaryOf(expr, 'contains');
  if (equal) {
    const [subject, value] = constantOf(equal.left) ? [equal.right, equal.left] : [equal.left, equal.right];
    return toMembers(subject, [value]);
  }
  if (!contains || operatorOf(contains.left)[0] !== 'Set') return null;
  return toMembers(contains.right, operatorOf(contains.left)[1] as Expr[]);
}

function toMembers(subject: Expr, values: readonly Expr[]): Members {
  const members = values.map(constantOf);
  if (constantOf(subject) || members.includes(null)) return null;
  return { subject: keyOf(subject), members: new Set(members.map((each) => tagOf(each!))) };
}

/** The subject and the entities of which it is one or below one: an entity is in itself. */
function ancestorsOf(expr: Expr): Members {
  const within = binaryOf(expr, 'in') ?? binaryOf(expr, '==');
  if (!within) return null;
  const [operator, body] = operatorOf(within.right);
  const found = toMembers(within.left, operator === 'Set' ? (body as Expr[]) : [within.right]);
  return found && [...found.members].every((member) => member.startsWith('entity ')) ? found : null;
}

type Bound = { subject: string; side: 'above' | 'below'; isStrict: boolean; constant: Constant };

function boundOf(expr: Expr): Bound | null {
  for (const [operator, isStrict] of [
    ['<', true],
    ['<=', false],
  ] as const) {
    const pair = binaryOf(expr, operator);
    if (!pair) continue;
    const [low, high] = [constantOf(pair.left), constantOf(pair.right)];
    if (high && !low) return { subject: keyOf(pair.left), side: 'below', isStrict, constant: high };
    if (low && !high) return { subject: keyOf(pair.right), side: 'above', isStrict, constant: low };
  }
  return null;
}

function boundsEntail(one: Expr, goal: Expr): boolean {
  const wanted = boundOf(goal);
  if (!wanted || wanted.constant.order === null) return false;
  const given = boundOf(one);
  if (given) {
    if (given.subject !== wanted.subject || given.side !== wanted.side) return false;
    if (given.constant.type !== wanted.constant.type || given.constant.order === null) return false;
    const room = (wanted.constant.order - given.constant.order) * (wanted.side === 'below' ? 1 : -1);
    return wanted.isStrict && !given.isStrict ? room > 0 : room >= 0;
  }
  return everyMember(one, wanted.subject, (constant) => {
    if (constant.type !== wanted.constant.type || constant.order === null) return false;
    const room = (wanted.constant.order! - constant.order) * (wanted.side === 'below' ? 1 : -1);
    return wanted.isStrict ? room > 0 : room >= 0;
  });
}

/** Whether the expression names the values of the subject, and all of them pass. */
function everyMember(expr: Expr, subject: string, test: (constant: Constant) => boolean): boolean {
  const equal = binaryOf(expr, '==');
  const contains = binaryOf(expr, 'contains');
  const sides = equal
    ? constantOf(equal.left)
      ? [equal.right, [equal.left]]
      : [equal.left, [equal.right]]
    : contains && operatorOf(contains.left)[0] === 'Set'
      ? [contains.right, operatorOf(contains.left)[1] as Expr[]]
      : null;
  if (!sides) return false;
  const [found, values] = sides as [Expr, Expr[]];
  if (keyOf(found) !== subject) return false;
  return values.every((value) => {
    const constant = constantOf(value);
    return constant !== null && test(constant);
  });
}

type Like = { left: Expr; pattern: Pattern };
const likeOf = (expr: Expr): Like | null => ('like' in expr ? (expr as { like: Like }).like : null);

function likeEntails(one: Expr, goal: Expr): boolean {
  const wanted = likeOf(goal);
  if (!wanted) return false;
  const given = likeOf(one);
  if (given) return keyOf(given.left) === keyOf(wanted.left) && patternImplies(given.pattern, wanted.pattern);
  return everyMember(
    one,
    keyOf(wanted.left),
    ({ type, value }) => type === 'string' && patternMatches(value, wanted.pattern),
  );
}

type Is = { left: Expr; entity_type: string; in?: Expr };
const isOf = (expr: Expr): Is | null => ('is' in expr ? (expr as { is: Is }).is : null);

function typeEntails(one: Expr, goal: Expr): boolean {
  const wanted = isOf(goal);
  if (!wanted || wanted.in) return false;
  return everyMember(
    one,
    keyOf(wanted.left),
    ({ type, value }) =>
      type === 'entity' && (JSON.parse(value) as [string, string])[0] === wanted.entity_type,
  );
}

/** Whether both cannot be true together: other values, other types, a text that the pattern does not match. */
function areDisjoint(one: Expr, other: Expr): boolean {
  const [left, right] = [membersOf(one), membersOf(other)];
  if (left && right)
    return left.subject === right.subject && ![...left.members].some((member) => right.members.has(member));
  const [type, otherType] = [isOf(one), isOf(other)];
  if (type && otherType && !type.in && !otherType.in)
    return keyOf(type.left) === keyOf(otherType.left) && type.entity_type !== otherType.entity_type;
  return excludesMembers(one, other) || excludesMembers(other, one);
}

function excludesMembers(test: Expr, named: Expr): boolean {
  const [like, type] = [likeOf(test), isOf(test)];
  if (like)
    return everyMember(
      named,
      keyOf(like.left),
      (each) => each.type !== 'string' || !patternMatches(each.value, like.pattern),
    );
  if (!type || type.in) return false;
  return everyMember(
    named,
    keyOf(type.left),
    (each) => each.type === 'entity' && (JSON.parse(each.value) as [string, string])[0] !== type.entity_type,
  );
}
