/** A text of Rego; `firstLine` (from 1) is where it begins in its file, which matters inside of YAML. */
export type RegoText = { path: string; text: string; firstLine: number };

/** One definition at the top of a text: of a rule there may be several, which are told as one. */
export type RegoItem = {
  kind: 'package' | 'import' | 'default' | 'rule';
  /** Of a rule or default its name, of a package its path, of an import the whole of it. */
  name: string;
  /** Of a default its value. */
  value: string | null;
  /** The text without comments and needless blanks: equal for definitions that are only formatted differently. */
  words: string;
  /** What stands before the body. */
  head: string;
  /** The statements of the body, all of which must hold; null where it is not a plain body. */
  statements: readonly string[] | null;
  path: string;
  line: number;
};

const NAME = /^[A-Za-z_][\w.]*(\["[^"]*"\])*/;
const DEFAULT = /^default\s+([A-Za-z_][\w.]*)(?:\([^)]*\))?\s*:?=\s*([^]*)$/;

/**
 * The definitions of a text of Rego, as far as brackets, strings and comments show them: a line that
 * begins without a blank, outside of brackets, begins one. Nothing is parsed.
 */
export function splitRules({ path, text, firstLine }: RegoText): RegoItem[] {
  const lines = dedent(blankComments(text)).split('\n');
  const items: RegoItem[] = [];
  let own: string[] = [];
  let start = 0;
  let depth = 0;
  const end = () => {
    const words = joinWords(own);
    if (words !== '') items.push(toItem(own.join('\n'), words, path, firstLine + start));
    own = [];
  };
  for (const [index, line] of lines.entries()) {
    const begins = depth === 0 && /^[^\s}\])]/.test(line) && !/^else\b/.test(line);
    if (begins) {
      end();
      start = index;
    }
    own.push(line);
    depth = Math.max(0, depth + changeOfDepth(line));
  }
  end();
  return items;
}

/** Without comments, and with the lines where they were. */
const blankComments = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(TOKEN, (token) => (token.startsWith('#') ? '' : token));

/** Strings, raw strings and comments, also without an end: whatever stands in them is no syntax. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|`[^`]*`?|#[^\n]*/g;

function dedent(text: string): string {
  const indents = text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [/^[ \t]*/.exec(line)![0].length]));
  const least = indents.reduce((min, each) => Math.min(min, each), Infinity);
  return least > 0 && least < Infinity ? text.replaceAll(new RegExp(`^[ \\t]{${least}}`, 'gm'), '') : text;
}

const withoutStrings = (line: string): string => line.replaceAll(TOKEN, '""');

function changeOfDepth(line: string): number {
  let change = 0;
  for (const char of withoutStrings(line)) {
    if (char === '{' || char === '[' || char === '(') change += 1;
    else if (char === '}' || char === ']' || char === ')') change -= 1;
  }
  return change;
}

/** Blanks as one blank and line breaks as one break, but for what stands in strings: breaks end statements. */
const joinWords = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replaceAll(
      /("(?:[^"\\\n]|\\.)*"?|`[^`]*`?)|\s*\n\s*|[ \t]+/g,
      (blanks: string, text?: string) => text ?? (blanks.includes('\n') ? '\n' : ' '),
    )
    .trim();

function toItem(text: string, words: string, path: string, line: number): RegoItem {
  const base = { words, head: words, statements: null, value: null, path, line };
  const known = /^(package|import)\s+([^]+)$/.exec(words);
  if (known) return { ...base, kind: known[1] as 'package' | 'import', name: known[2]! };
  const fallback = DEFAULT.exec(words);
  if (fallback) return { ...base, kind: 'default', name: fallback[1]!, value: fallback[2]!.trim() };
  const name = NAME.exec(words)?.[0] ?? words.slice(0, 40);
  return { ...base, kind: 'rule', name, ...splitBody(text) };
}

/** The head and the statements of `head { … }`, `head if { … }` and `head if statement`. */
function splitBody(text: string): Pick<RegoItem, 'head' | 'statements'> {
  const words = joinWords(text.split('\n'));
  const open = findBody(text);
  if (open === null) {
    const inline = /^(.*?)\sif\s(.*)$/s.exec(words);
    return inline && !/\belse\b/.test(withoutStrings(words))
      ? { head: `${inline[1]} if`, statements: splitStatements(inline[2]!) }
      : { head: words, statements: null };
  }
  const close = text.lastIndexOf('}');
  const head = joinWords(text.slice(0, open).split('\n'));
  const isPlain =
    close > open && text.slice(close + 1).trim() === '' && isOneBody(text.slice(open + 1, close));
  return { head, statements: isPlain ? splitStatements(text.slice(open + 1, close)) : null };
}

/** The brace that opens the body: outside of brackets, behind a blank; a set or object in the head has `[`, `(` or `:=` before it. */
function findBody(text: string): number | null {
  let depth = 0;
  const masked = text.replaceAll(TOKEN, (token) => token.replaceAll(/[^\n]/g, '_'));
  for (let at = 0; at < masked.length; at++) {
    const char = masked[at]!;
    if (char === '{' && depth === 0 && !/(:=|=|\bcontains)\s*$/.test(masked.slice(Math.max(0, at - 20), at)))
      return at;
    if (char === '{' || char === '[' || char === '(') depth += 1;
    if (char === '}' || char === ']' || char === ')') depth -= 1;
  }
  return null;
}

/** No second body or else behind the first. */
function isOneBody(inner: string): boolean {
  let depth = 0;
  for (const char of withoutStrings(inner)) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}

function splitStatements(body: string): string[] {
  const statements: string[] = [];
  let own: string[] = [];
  let depth = 0;
  const lines = body
    .replaceAll(/("(?:[^"\\\n]|\\.)*"?|`[^`]*`?)|;/g, (_, text?: string) => text ?? '\n')
    .split('\n');
  for (const line of lines) {
    own.push(line);
    depth += changeOfDepth(line);
    if (depth > 0) continue;
    const words = joinWords(own);
    if (words !== '') statements.push(words);
    own = [];
    depth = 0;
  }
  const rest = joinWords(own);
  return rest === '' ? statements : [...statements, rest];
}
