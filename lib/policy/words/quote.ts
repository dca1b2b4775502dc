const MAX_LENGTH = 160;

/** A quotation from a policy, in backticks, on one line and cut where it is long. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', '´').trim();
  return `\`${line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line}\``;
}

/** "a, b and c"; of many the first and how many more: "a, b, c and 14 more". */
export function listWords(words: readonly string[], most = 5): string {
  const shown = words.length > most + 1 ? words.slice(0, most) : [...words];
  const rest = words.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : (last ?? '');
}

/** "1 rule", "3 rules"; a plural that is not made by an s is given. */
export const countWords = (count: number, word: string, plural = `${word}s`): string =>
  `${count} ${count === 1 ? word : plural}`;

/** The sentence with a capital at its beginning. */
export const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
