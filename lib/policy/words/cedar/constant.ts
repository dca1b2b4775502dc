import { operatorOf, type Expr } from './expression';

/** A value that is written out; `order` compares values of one type, and is null where they have no order. */
export type Constant = {
  type: 'string' | 'long' | 'bool' | 'entity' | 'duration' | 'datetime';
  /** Equal for equal values of one type, different for different ones. */
  value: string;
  order: number | null;
};

/** The value of an expression that is a literal of a known type, else null. */
export function constantOf(expr: Expr): Constant | null {
  const [operator, body] = operatorOf(expr);
  if (operator === 'Value') return literalOf(body);
  if (operator === 'neg') return negativeOf(body);
  if (operator !== 'duration' && operator !== 'datetime') return null;
  const text = Array.isArray(body) && body.length === 1 ? constantOf(body[0] as Expr) : null;
  if (text?.type !== 'string') return null;
  const order = operator === 'duration' ? parseDuration(text.value) : parseDatetime(text.value);
  return order === null ? null : { type: operator, value: String(order), order };
}

function literalOf(value: unknown): Constant | null {
  if (typeof value === 'string') return { type: 'string', value, order: null };
  if (typeof value === 'boolean') return { type: 'bool', value: String(value), order: null };
  // Longs beyond what a double holds exactly are left alone: two of them could look alike.
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { type: 'long', value: String(value), order: value } : null;
  const entity = (value as { __entity?: { type: string; id: string } } | null)?.__entity;
  return entity ? { type: 'entity', value: JSON.stringify([entity.type, entity.id]), order: null } : null;
}

function negativeOf(body: unknown): Constant | null {
  const inner = constantOf((body as { arg: Expr }).arg);
  if (inner?.type !== 'long' || inner.order === null) return null;
  return { type: 'long', value: String(-inner.order), order: -inner.order };
}

const DURATION = /^(-)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const MILLISECONDS = [86_400_000, 3_600_000, 60_000, 1_000, 1];

/** Milliseconds of Cedar's `duration("1d2h3m4s5ms")`; null if it is none or too long to be exact. */
function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match || !/\d/.test(text)) return null;
  const sum = MILLISECONDS.reduce((total, unit, index) => total + Number(match[index + 2] ?? 0) * unit, 0);
  return Number.isSafeInteger(sum) ? (match[1] ? -sum : sum) : null;
}

const DATETIME = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d{3})?)(Z|[+-]\d{4}))?$/;

/** Milliseconds since 1970 of Cedar's `datetime("2024-10-15T11:35:00.000+0100")`; null if it is none. */
function parseDatetime(text: string): number | null {
  const match = DATETIME.exec(text);
  if (!match) return null;
  const [, day, time = '00:00:00', zone = 'Z'] = match;
  const at = Date.parse(`${day}T${time}${zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`);
  // Dates that do not exist, such as 30 February, must not be taken for others.
  if (Number.isNaN(at) || !new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day!))
    return null;
  return at;
}
