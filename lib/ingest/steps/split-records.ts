import { GatehouseError } from '@/lib/domain/errors';
import { replaceUnstorable } from '@/lib/domain/storable-json';

/** A piece of the body and how deep it nests. */
type Piece = { text: string; depth: number };

/** The text and value of one record; `error` where it is no JSON (NDJSON lines only). */
export type RawRecord = {
  text: string;
  value: unknown;
  error: 'too-deep' | 'not-json' | null;
  /** How many of the things that the sender counts it is, where that is not one. */
  items?: number;
};

export type SplitLimits = { records: number; depth: number };

/** Fields of a wrapper whose array holds the records (`items` of a Kubernetes list). */
export type RecordsIn = readonly string[];

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Cuts a body into records: the elements of a JSON array, one JSON value, or the lines of NDJSON; of an
 * object that has one of the fields `recordsIn` with an array, the elements of this. Each keeps its own
 * text, digit for digit. Throws `invalid-input` when the body is no JSON and `too-large` when it holds
 * too many records.
 */
export function splitRecords(
  body: string,
  contentType: string,
  limits: SplitLimits,
  recordsIn: RecordsIn = [],
): RawRecord[] {
  const isLines = /(ndjson|jsonl|json-seq|jsonlines)/i.test(contentType);
  const pieces = isLines ? splitLines(body) : splitValues(body);
  // A JSON body without the media type may still be lines: that is what many shippers send.
  const outer = pieces ?? (body.trimStart().startsWith('{') ? splitUnannouncedLines(body) : null);
  if (!outer) throw notJson('It ends before its brackets close, or has something behind them.');
  const lines = openWrappers(outer, recordsIn);
  if (lines.length > limits.records)
    throw new GatehouseError(
      'too-large',
      `The body holds ${lines.length} events; at most ${limits.records} fit one request.`,
      {
        remedy: 'Send the events in smaller requests.',
      },
    );
  const isLenient = isLines || !pieces;
  const records = lines.map((piece) => parsePiece(piece, limits.depth));
  const broken = records.findIndex((record) => record.error === 'not-json');
  const allBroken = records.every((record) => record.error === 'not-json');
  if (broken >= 0 && (!isLenient || allBroken)) throw notJson(`Value ${broken + 1} cannot be parsed.`);
  return records;
}

function notJson(reason: string): GatehouseError {
  return new GatehouseError('invalid-input', `The body is not JSON. ${reason}`, {
    remedy: 'Send a JSON array, one JSON object, or NDJSON with Content-Type: application/x-ndjson.',
  });
}

/** The one record that a text is, or why it is none. */
export const readRecord = (text: string, maxDepth: number): RawRecord =>
  parsePiece({ text, depth: endOfValue(text, 0).depth }, maxDepth);

function parsePiece({ text, depth }: Piece, maxDepth: number): RawRecord {
  if (depth > maxDepth) return { text, value: undefined, error: 'too-deep' };
  try {
    return { text, value: JSON.parse(replaceUnstorable(text)) as unknown, error: null };
  } catch {
    return { text, value: undefined, error: 'not-json' };
  }
}

/** Lines that nobody said are lines: the first must be a value by itself, else they are a broken document. */
function splitUnannouncedLines(body: string): Piece[] | null {
  const lines = splitLines(body);
  return lines[0] && isJson(lines[0].text) ? lines : null;
}

function splitLines(body: string): Piece[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, depth: endOfValue(text, 0).depth }));
}

/**
 * The elements of the array that the text is, or the one value that it is; null when its brackets
 * do not match. Only brackets and strings are looked at: parsing comes later, piece by piece.
 */
function splitValues(body: string): Piece[] | null {
  const text = body.trim();
  if (text === '') return null;
  if (!text.startsWith('[')) {
    const { end, depth } = endOfValue(text, 0);
    return end === text.length ? [{ text, depth }] : null;
  }
  const pieces: Piece[] = [];
  let at = skipSpace(text, 1);
  if (text[at] === ']') return at === text.length - 1 ? [] : null;
  for (;;) {
    const { end, depth } = endOfValue(text, at);
    if (end < 0 || end === at) return null;
    pieces.push({ text: text.slice(at, end), depth });
    at = skipSpace(text, end);
    if (text[at] === ']') return at === text.length - 1 ? pieces : null;
    if (text[at] !== ',') return null;
    at = skipSpace(text, at + 1);
  }
}

const openWrappers = (pieces: Piece[], recordsIn: RecordsIn): Piece[] =>
  recordsIn.length === 0 ? pieces : pieces.flatMap((piece) => openWrapper(piece.text, recordsIn) ?? [piece]);

/** The texts of the records inside a wrapper, digit for digit; null where the text is no wrapper. */
export const openWrapperTexts = (text: string, recordsIn: RecordsIn): string[] | null =>
  openWrapper(text, recordsIn)?.map((piece) => piece.text) ?? null;

/** The elements of the first of these fields that holds an array; null where the text is no such object. */
function openWrapper(text: string, recordsIn: RecordsIn): Piece[] | null {
  if (!text.startsWith('{')) return null;
  let at = skipSpace(text, 1);
  while (text.charCodeAt(at) === QUOTE) {
    const endOfName = endOfString(text, at);
    if (endOfName < 0) return null;
    const name = text.slice(at + 1, endOfName - 1);
    const colon = skipSpace(text, endOfName);
    if (text[colon] !== ':') return null;
    const start = skipSpace(text, colon + 1);
    const { end } = endOfValue(text, start);
    if (end <= start) return null;
    if (text[start] === '[' && recordsIn.includes(name)) return splitValues(text.slice(start, end));
    at = skipSpace(text, end);
    if (text[at] !== ',') return null;
    at = skipSpace(text, at + 1);
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

/** The position behind the closing quote of the string that opens at `from`; -1 if it never closes. */
function endOfString(text: string, from: number): number {
  let at = from;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return -1;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
}

/** The position behind the JSON value that starts at `from` (-1 if it does not end), and its depth. */
function endOfValue(text: string, from: number): { end: number; depth: number } {
  let depth = 0;
  let deepest = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (at < 0) return { end: -1, depth: deepest };
      if (depth === 0) return { end: at, depth: deepest };
      continue;
    }
    if (code === 123 || code === 91) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 125 || code === 93) {
      if (depth === 0) return { end: at, depth: deepest };
      depth -= 1;
      if (depth === 0) return { end: at + 1, depth: deepest };
    } else if (depth === 0 && (code === 44 || code === 32 || code === 10 || code === 13 || code === 9))
      return { end: at, depth: deepest };
    at += 1;
  }
  return { end: depth === 0 ? at : -1, depth: deepest };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
