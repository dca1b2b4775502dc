import { GatehouseError } from '@/lib/domain/errors';

/** The text of one record and how deep it nests; `error` where it is no JSON (NDJSON lines only). */
export type RawRecord = { text: string; value: unknown; error: 'too-deep' | 'not-json' | null };

export type SplitLimits = { records: number; depth: number };

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Cuts a body into records: the elements of a JSON array, one JSON value, or the lines of NDJSON.
 * Each keeps its own text, digit for digit. Throws `invalid-input` when the body is no JSON and
 * `too-large` when it holds too many records.
 */
export function splitRecords(body: string, contentType: string, limits: SplitLimits): RawRecord[] {
  const isLines = /(ndjson|jsonl|json-seq|jsonlines)/i.test(contentType);
  const pieces = isLines ? splitLines(body) : splitValues(body);
  // A JSON body without the media type may still be lines: that is what many shippers send.
  const lines = pieces ?? (body.trimStart().startsWith('{') ? splitLines(body) : null);
  if (!lines) throw notJson('It ends before its brackets close, or has something behind them.');
  if (lines.length > limits.records)
    throw new GatehouseError(
      'too-large',
      `The body holds ${lines.length} events; at most ${limits.records} fit one request.`,
      {
        remedy: 'Send the events in smaller requests.',
      },
    );
  const isLenient = isLines || !pieces;
  const records = lines.map((text) => readRecord(text, limits.depth));
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

function readRecord(text: string, maxDepth: number): RawRecord {
  if (measureDepth(text, maxDepth) > maxDepth) return { text, value: undefined, error: 'too-deep' };
  try {
    return { text, value: JSON.parse(text) as unknown, error: null };
  } catch {
    return { text, value: undefined, error: 'not-json' };
  }
}

function splitLines(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * The elements of the array that the text is, or the one value that it is; null when its brackets
 * do not match. Only brackets and strings are looked at: parsing comes later, piece by piece.
 */
function splitValues(body: string): string[] | null {
  const text = body.trim();
  if (text === '') return null;
  if (!text.startsWith('[')) return endOfValue(text, 0) === text.length ? [text] : null;
  const pieces: string[] = [];
  let at = skipSpace(text, 1);
  if (text[at] === ']') return at === text.length - 1 ? [] : null;
  for (;;) {
    const end = endOfValue(text, at);
    if (end < 0 || end === at) return null;
    pieces.push(text.slice(at, end));
    at = skipSpace(text, end);
    if (text[at] === ']') return at === text.length - 1 ? pieces : null;
    if (text[at] !== ',') return null;
    at = skipSpace(text, at + 1);
  }
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

/** The position behind the JSON value that starts at `from`; -1 if it does not end. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (at < 0) return -1;
      if (depth === 0) return at;
      continue;
    }
    if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (code === 44 || code === 32 || code === 10 || code === 13 || code === 9))
      return at;
    at += 1;
  }
  return depth === 0 ? at : -1;
}

/** How deep a text nests; stops counting once `limit` is passed. */
function measureDepth(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at) - 1;
      if (at < 0) return deepest;
    } else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return deepest;
}
