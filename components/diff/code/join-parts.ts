import type { WordPart } from '../highlight-words';
import type { Token, TokenKind } from './token';

/** A piece of a line that looks the same throughout. */
export type CodePart = { text: string; kind: TokenKind | null; changed: boolean };

/** Tokens and changed words of the same line together: cut where either changes. */
export function joinParts(
  text: string,
  tokens: readonly Token[] | null,
  words: readonly WordPart[] | null,
): CodePart[] {
  const kinds = cutsOf(text, tokens ?? []);
  const changes = cutsOf(text, words ?? []);
  const parts: CodePart[] = [];
  let from = 0;
  let [kindAt, changeAt] = [0, 0];
  while (from < text.length) {
    const kind = kinds[kindAt]!;
    const change = changes[changeAt]!;
    const end = Math.min(kind.end, change.end);
    parts.push({
      text: text.slice(from, end),
      kind: kind.of?.kind ?? null,
      changed: change.of?.changed ?? false,
    });
    if (kind.end === end) kindAt++;
    if (change.end === end) changeAt++;
    from = end;
  }
  return parts;
}

/** Where each part ends; what parts leave of the text is one more, of nothing. */
function cutsOf<Part extends { text: string }>(
  text: string,
  parts: readonly Part[],
): { end: number; of: Part | null }[] {
  let end = 0;
  const cuts = parts
    .filter((part) => part.text !== '')
    .map((part): { end: number; of: Part | null } => ({ end: (end += part.text.length), of: part }));
  return end < text.length ? [...cuts, { end: text.length, of: null }] : cuts;
}
