/** A pattern of `like`: literal text and wildcards, as Cedar's parser writes it. */
export type Pattern = readonly ('Wildcard' | { Literal: string })[];

/** A symbol of a pattern: one character, or null for the wildcard. */
type Symbols = readonly (string | null)[];

const symbolsOf = (pattern: Pattern): Symbols =>
  pattern.flatMap((each) => (each === 'Wildcard' ? [null] : [...each.Literal]));

/**
 * Whether every text that the first pattern matches is matched by the second: the second must match the
 * first read as a text, in which a wildcard is a symbol that only a wildcard matches. Never wrongly true.
 */
export const patternImplies = (one: Pattern, other: Pattern): boolean =>
  matches(symbolsOf(one), symbolsOf(other));

/** Whether the pattern matches the text. */
export const patternMatches = (text: string, pattern: Pattern): boolean =>
  matches([...text], symbolsOf(pattern));

/** The pattern as it stands in Cedar, with `*` for a wildcard and `\*` for the star itself. */
export const writePattern = (pattern: Pattern): string =>
  JSON.stringify(
    pattern.map((each) => (each === 'Wildcard' ? '*' : each.Literal.replaceAll('*', '\u0000'))).join(''),
  ).replaceAll('\\u0000', '\\*');

/** Greedy matching with one place to come back to: time by the product of the lengths at most. */
function matches(text: Symbols, pattern: Symbols): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (place < pattern.length && pattern[place] === null) {
      star = place++;
      resume = at;
    } else if (place < pattern.length && pattern[place] === text[at]) {
      place += 1;
      at += 1;
    } else if (star >= 0) {
      place = star + 1;
      at = ++resume;
    } else return false;
  }
  while (place < pattern.length && pattern[place] === null) place += 1;
  return place === pattern.length;
}
