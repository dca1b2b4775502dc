import { quote, listWords } from '../quote';
import { constantOf } from './constant';
import { binaryOf, keyOf, operatorOf, type Expr } from './expression';
import { writePattern, type Pattern } from './pattern';
import { writeExpression } from './write-expression';

const quoteExpr = (expr: Expr): string => quote(writeExpression(expr));

/** How one condition became another, as words after "the condition": each thing that moved, else the whole. */
export function describeClauseChange(before: Expr, after: Expr): string[] {
  const whole = describeMove(before, after) ?? describeReplacement(before, after);
  if (whole !== null) return [whole];
  const moves = findReplacements(before, after).map((each) => describeMove(each.before, each.after));
  const isAllTold = moves.length > 0 && moves.every((move) => move !== null);
  return isAllTold ? [...new Set(moves as string[])] : [`${quoteExpr(before)} now reads ${quoteExpr(after)}`];
}

/** What moved in an expression, if it is one of the moves that have words of their own. */
const describeMove = (before: Expr, after: Expr): string | null =>
  describeLike(before, after) ?? describeMembers(before, after) ?? describeBound(before, after);

type Like = { left: Expr; pattern: Pattern };
const likeOf = (expr: Expr): Like | null => ('like' in expr ? (expr as { like: Like }).like : null);
const equalOf = (expr: Expr) => {
  const pair = binaryOf(expr, '==');
  return pair && constantOf(pair.right) ? pair : null;
};

function describeLike(before: Expr, after: Expr): string | null {
  const [pattern, equal] = [likeOf(before), equalOf(after)];
  if (pattern && equal && keyOf(pattern.left) === keyOf(equal.left))
    return `on ${quoteExpr(equal.left)} is now exactly ${quoteExpr(equal.right)}, and was the pattern ${quote(writePattern(pattern.pattern))}`;
  const [other, fixed] = [likeOf(after), equalOf(before)];
  if (other && fixed && keyOf(other.left) === keyOf(fixed.left))
    return `on ${quoteExpr(other.left)} is now the pattern ${quote(writePattern(other.pattern))}, and was exactly ${quoteExpr(fixed.right)}`;
  if (pattern && other && keyOf(pattern.left) === keyOf(other.left))
    return `on ${quoteExpr(other.left)} is now the pattern ${quote(writePattern(other.pattern))}, and was ${quote(writePattern(pattern.pattern))}`;
  return null;
}

/** The subject with the values it may have, of `[…].contains(x)`, `x in […]` and `x == …`. */
function membersOf(expr: Expr): { subject: string; members: Expr[] } | null {
  const contains = binaryOf(expr, 'contains');
  if (contains && operatorOf(contains.left)[0] === 'Set')
    return { subject: keyOf(contains.right), members: operatorOf(contains.left)[1] as Expr[] };
  const within = binaryOf(expr, 'in');
  if (within && operatorOf(within.right)[0] === 'Set')
    return { subject: keyOf(within.left), members: operatorOf(within.right)[1] as Expr[] };
  const equal = equalOf(expr) ?? within;
  return equal ? { subject: keyOf(equal.left), members: [equal.right] } : null;
}

function describeMembers(before: Expr, after: Expr): string | null {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (!old || !now || old.subject !== now.subject) return null;
  const lacks = (members: Expr[]) => {
    const keys = new Set(members.map(keyOf));
    return (expr: Expr) => !keys.has(keyOf(expr));
  };
  const added = now.members.filter(lacks(old.members)).map(quoteExpr);
  const removed = old.members.filter(lacks(now.members)).map(quoteExpr);
  if (added.length + removed.length === 0) return null;
  const parts = [
    added.length > 0 ? `now also takes ${listWords(added)}` : null,
    removed.length > 0 ? `no longer takes ${listWords(removed)}` : null,
  ];
  const subject = JSON.parse(old.subject) as Expr;
  return `on ${quoteExpr(subject)} ${parts.filter(Boolean).join(' and ')}`;
}

const COMPARISONS = ['<', '<=', '>', '>='] as const;

function comparisonOf(expr: Expr) {
  for (const operator of COMPARISONS) {
    const pair = binaryOf(expr, operator);
    if (pair) return { operator, ...pair };
  }
  return null;
}

function describeBound(before: Expr, after: Expr): string | null {
  const [old, now] = [comparisonOf(before), comparisonOf(after)];
  if (!old || !now || keyOf(before) === keyOf(after)) return null;
  if (keyOf(old.left) === keyOf(now.left) && constantOf(old.right) && constantOf(now.right))
    return `on ${quoteExpr(now.left)} moved its bound from ${quote(`${old.operator} ${writeExpression(old.right)}`)} to ${quote(`${now.operator} ${writeExpression(now.right)}`)}`;
  if (keyOf(old.right) === keyOf(now.right) && constantOf(old.left) && constantOf(now.left))
    return `on ${quoteExpr(now.right)} moved its bound from ${quote(`${writeExpression(old.left)} ${old.operator}`)} to ${quote(`${writeExpression(now.left)} ${now.operator}`)}`;
  return null;
}

/** Where both differ in one place, or in the same way in several. */
function describeReplacement(before: Expr, after: Expr): string | null {
  const found = findReplacements(before, after);
  const [first] = found;
  if (!first || keyOf(first.before) === keyOf(before)) return null;
  if (
    found.some(
      (each) => keyOf(each.before) !== keyOf(first.before) || keyOf(each.after) !== keyOf(first.after),
    )
  )
    return null;
  const times = found.length > 1 ? `, ${found.length} times` : '';
  return `${quoteExpr(before)} now reads ${quoteExpr(first.after)} where it read ${quoteExpr(first.before)}${times}${explainOffset(first)}`;
}

type Replacement = { before: Expr; after: Expr };

/** A time to which an offset is added is another clock: most often that of a place. */
function explainOffset({ before, after }: Replacement): string {
  const [operator, args] = operatorOf(after);
  if (operator !== 'offset' || !Array.isArray(args) || args.length !== 2) return '';
  const [time, offset] = args as [Expr, Expr];
  return keyOf(time) === keyOf(before)
    ? `: the time is shifted by ${quoteExpr(offset)} first, as into local time`
    : '';
}

function findReplacements(before: unknown, after: unknown): Replacement[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [left, right] = [entriesOf(before), entriesOf(after)];
  const isAlike =
    left.length === right.length && left.length > 0 && left.every(([name], at) => name === right[at]![0]);
  const inner = isAlike ? left.flatMap(([, value], at) => findReplacements(value, right[at]![1])) : [];
  if (inner.length > 0 && inner.every(({ before, after }) => isExpression(before) && isExpression(after)))
    return inner;
  return [{ before: before as Expr, after: after as Expr }];
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Only whole expressions can be quoted: an object with one key, which is an operator. */
const isExpression = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1 &&
  !('arg' in value) &&
  !('__entity' in value);
