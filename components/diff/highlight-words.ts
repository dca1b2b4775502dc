import { diffWordsWithSpace } from 'diff';
import type { LinePair } from './pair-lines';

/** A part of a line; `changed` is what the other side has not. */
export type WordPart = { text: string; changed: boolean };

/** Lines longer than this are not compared word by word. */
const MAX_LENGTH = 400;
/** Lines that share less than this of their text are different lines, not a changed one. */
const LEAST_SHARED = 0.3;

/** The words that changed within two lines that stand for each other; null where they do not compare. */
export function highlightWords({ left, right }: LinePair): { left: WordPart[]; right: WordPart[] } | null {
  if (!left || !right || left === right || left.text.length > MAX_LENGTH || right.text.length > MAX_LENGTH)
    return null;
  const words = diffWordsWithSpace(left.text, right.text);
  const shared = words.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  if (shared < LEAST_SHARED * Math.max(left.text.trim().length, right.text.trim().length)) return null;
  return {
    left: words
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, changed: removed })),
    right: words
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, changed: added })),
  };
}
