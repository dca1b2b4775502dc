import { diffWordsWithSpace } from 'diff';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { pairLines } from './pair-lines';

/** A part of a line; `changed` is what the other side has not. */
export type WordPart = { text: string; changed: boolean };

/** Lines longer than this are not compared word by word. */
const MAX_LENGTH = 400;
/** Lines that share less than this of their text are different lines, not a changed one. */
const LEAST_SHARED = 0.3;

/** The words that changed within lines that stand for each other, by line. Other lines are missing. */
export function highlightWords(lines: readonly DiffLine[]): Map<DiffLine, WordPart[]> {
  const parts = new Map<DiffLine, WordPart[]>();
  for (const { left, right } of pairLines(lines)) {
    if (!left || !right || left === right || left.text.length > MAX_LENGTH || right.text.length > MAX_LENGTH)
      continue;
    const words = diffWordsWithSpace(left.text, right.text);
    const shared = words.reduce(
      (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
      0,
    );
    if (shared < LEAST_SHARED * Math.max(left.text.trim().length, right.text.trim().length)) continue;
    parts.set(
      left,
      words.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, changed: removed })),
    );
    parts.set(
      right,
      words.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, changed: added })),
    );
  }
  return parts;
}
