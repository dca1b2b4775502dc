import { binaryOf, operatorOf, type Expr } from './expression';
import { writePattern, type Pattern } from './pattern';

/** How tightly an operator binds; what binds less than its surroundings needs parentheses. */
const BINDING: Record<string, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  in: 3,
  like: 3,
  has: 3,
  is: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '!': 6,
  neg: 6,
};
const METHODS = new Set(['contains', 'containsAll', 'containsAny', 'getTag', 'hasTag']);
const CONSTRUCTORS = new Set(['ip', 'decimal', 'datetime', 'duration']);
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The expression in Cedar's syntax, on one line. */
export const writeExpression = (expr: Expr): string => write(expr, 0);

function write(expr: Expr, around: number): string {
  const [operator, body] = operatorOf(expr);
  const binding = operator === 'if-then-else' ? 0.5 : (BINDING[operator] ?? 7);
  const text = writeOperator(expr, operator, body, binding);
  return binding < around ? `(${text})` : text;
}

function writeOperator(expr: Expr, operator: string, body: unknown, binding: number): string {
  const pair = binaryOf(expr, operator);
  if (pair && METHODS.has(operator)) return `${write(pair.left, 7)}.${operator}(${write(pair.right, 0)})`;
  if (pair) {
    // Comparisons do not chain: both sides bind more. Sums and conditions go on to the left.
    const left = binding === 3 ? binding + 1 : binding;
    return `${write(pair.left, left)} ${operator} ${write(pair.right, binding + 1)}`;
  }
  switch (operator) {
    case 'Var':
    case 'Slot':
      return String(body);
    case 'Value':
      return writeValue(body);
    case '!':
    case 'neg':
      return `${operator === '!' ? '!' : '-'}${write((body as { arg: Expr }).arg, 6)}`;
    case 'isEmpty':
      return `${write((body as { arg: Expr }).arg, 7)}.isEmpty()`;
    case '.':
      return writeAccess(body as { left: Expr; attr: string });
    case 'has': {
      const { left, attr } = body as { left: Expr; attr: string | string[] };
      const path = Array.isArray(attr) ? attr.join('.') : IDENTIFIER.test(attr) ? attr : JSON.stringify(attr);
      return `${write(left, 4)} has ${path}`;
    }
    case 'like': {
      const { left, pattern } = body as { left: Expr; pattern: Pattern };
      return `${write(left, 4)} like ${writePattern(pattern)}`;
    }
    case 'is': {
      const { left, entity_type, in: within } = body as { left: Expr; entity_type: string; in?: Expr };
      return `${write(left, 4)} is ${entity_type}${within ? ` in ${write(within, 4)}` : ''}`;
    }
    case 'if-then-else': {
      const parts = body as { if: Expr; then: Expr; else: Expr };
      return `if ${write(parts.if, 0)} then ${write(parts.then, 0)} else ${write(parts.else, 0)}`;
    }
    case 'Set':
      return `[${(body as Expr[]).map((member) => write(member, 0)).join(', ')}]`;
    case 'Record':
      return `{${Object.entries(body as Record<string, Expr>)
        .map(([name, value]) => `${IDENTIFIER.test(name) ? name : JSON.stringify(name)}: ${write(value, 0)}`)
        .join(', ')}}`;
    default:
      return writeCall(operator, Array.isArray(body) ? (body as Expr[]) : []);
  }
}

function writeAccess({ left, attr }: { left: Expr; attr: string }): string {
  return IDENTIFIER.test(attr) ? `${write(left, 7)}.${attr}` : `${write(left, 7)}[${JSON.stringify(attr)}]`;
}

/** Constructors are called as functions, everything else as a method of its first argument. */
function writeCall(name: string, args: readonly Expr[]): string {
  const [first, ...rest] = args;
  if (!first || CONSTRUCTORS.has(name)) return `${name}(${args.map((arg) => write(arg, 0)).join(', ')})`;
  return `${write(first, 7)}.${name}(${rest.map((arg) => write(arg, 0)).join(', ')})`;
}

/** `Type::"id"` for an entity, else as JSON writes it. */
export function writeValue(value: unknown): string {
  const entity = (value as { __entity?: { type: string; id: string } } | null)?.__entity;
  return entity ? `${entity.type}::${JSON.stringify(entity.id)}` : JSON.stringify(value);
}
