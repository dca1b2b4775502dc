import type { Expr, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';

/** An expression of Cedar as its parser writes it in JSON. */
export type { Expr, PolicyJson };

type Fields = Record<string, unknown>;
export type Binary = { left: Expr; right: Expr };

/** The operator of an expression with what it stands over: of `{"==": {left, right}}` the pair. */
export function operatorOf(expr: Expr): [string, unknown] {
  const [entry] = Object.entries(expr as Fields);
  return entry ?? ['', null];
}

/** The two sides of the expression if it is made by this binary operator, else null. */
export function binaryOf(expr: Expr, operator: string): Binary | null {
  const found = (expr as Fields)[operator];
  return found !== undefined && isBinary(found) ? found : null;
}

const isBinary = (value: unknown): value is Binary =>
  typeof value === 'object' && value !== null && 'left' in value && 'right' in value;

/** The operand of `!` or `neg`, else null. */
export function operandOf(expr: Expr, operator: '!' | 'neg' | 'isEmpty'): Expr | null {
  const found = (expr as Record<string, { arg?: Expr }>)[operator];
  return found?.arg ?? null;
}

const keys = new WeakMap<object, string>();

/** Equal for expressions that are written the same but for blanks, comments and needless parentheses. */
export function keyOf(expr: Expr): string {
  const known = keys.get(expr);
  if (known !== undefined) return known;
  const key = JSON.stringify(expr);
  keys.set(expr, key);
  return key;
}

/** The operands of a chain of `&&` or `||`, in order. */
export function listOperands(expr: Expr, operator: '&&' | '||'): Expr[] {
  const operands: Expr[] = [];
  let rest: Expr | null = expr;
  while (rest) {
    const pair: Binary | null = binaryOf(rest, operator);
    if (!pair) {
      operands.push(rest);
      break;
    }
    operands.push(...listOperands(pair.right, operator).toReversed());
    rest = pair.left;
  }
  return operands.toReversed();
}
