/** One policy of a text with its place; `line` counts from 1 and is that of its first word. */
export type PolicyPiece = {
  text: string;
  line: number;
  /** How deep evaluating or printing it may go: brackets and operators that stand within one another. */
  depth: number;
  /** Whether it holds a number that JavaScript does not keep exactly. */
  hasHugeNumber: boolean;
};

const WORD = /[A-Za-z0-9_]+|&&|\|\||[^]/y;
const STRING_END = /["\\\n]/g;
/** Levels of the parser that a bracket costs, compared with an operator of a chain. */
const BRACKET = 4;

/** How deep an expression is at some place: the brackets around it, alternatives before it, operators in it. */
type Level = { base: number; alternatives: number; run: number };
const depthOf = ({ base, alternatives, run }: Level): number => base + alternatives + run;

/**
 * The policies of a text, each up to its semicolon; what follows the last one is a piece too. Strings and
 * comments are passed over, nothing is checked: that is the parser's business.
 */
export function splitPolicies(text: string): PolicyPiece[] {
  const pieces: PolicyPiece[] = [];
  let start = -1;
  let startLine = 1;
  let line = 1;
  let level: Level = { base: 0, alternatives: 0, run: 0 };
  let open: Level[] = [];
  let deepest = 0;
  let hasHugeNumber = false;

  const end = (at: number) => {
    if (start >= 0)
      pieces.push({ text: text.slice(start, at), line: startLine, depth: deepest, hasHugeNumber });
    start = -1;
    level = { base: 0, alternatives: 0, run: 0 };
    open = [];
    deepest = 0;
    hasHugeNumber = false;
  };

  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (char === '\n') line += 1;
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    if (char === '/' && text[at + 1] === '/') {
      const stop = text.indexOf('\n', at);
      at = stop < 0 ? text.length : stop;
      continue;
    }
    if (start < 0) {
      start = at;
      startLine = line;
    }
    if (char === '"') {
      const stop = endOfString(text, at + 1);
      for (let each = at; each < stop; each++) if (text[each] === '\n') line += 1;
      at = stop;
      continue;
    }
    if (char === ';') {
      end(at + 1);
      at += 1;
      continue;
    }
    WORD.lastIndex = at;
    const token = WORD.exec(text)![0];
    if (token === '(' || token === '[' || token === '{') {
      open.push(level);
      level = { base: depthOf(level) + BRACKET, alternatives: 0, run: 0 };
    } else if (token === ')' || token === ']' || token === '}') level = open.pop() ?? level;
    else if (token === ',') level = { ...level, alternatives: 0, run: 0 };
    else if (token === '&&') level = { ...level, run: 0 };
    else if (token === '||') level = { ...level, alternatives: level.alternatives + 1, run: 0 };
    else if (/^([-+*.!]|if)$/.test(token)) level = { ...level, run: level.run + 1 };
    else if (/^\d{16,}$/.test(token)) hasHugeNumber = true;
    deepest = Math.max(deepest, depthOf(level));
    at += token.length;
  }
  end(text.length);
  return pieces;
}

/** The place behind the closing quote of a string; the end of the text when there is none. */
function endOfString(text: string, from: number): number {
  STRING_END.lastIndex = from;
  for (let match = STRING_END.exec(text); match; match = STRING_END.exec(text)) {
    if (match[0] === '"') return match.index + 1;
    if (match[0] === '\\') STRING_END.lastIndex += 1;
  }
  return text.length;
}
