import type { ReportTable } from '@/lib/domain/read-models/compliance-reports';

/** Points that values of one length need, in the size of tables. */
const FIXED: Partial<Record<ReportTable['columns'][number]['kind'], number>> = {
  time: 50,
  count: 42,
  share: 42,
};
/** Letters beyond which a column gets no wider: what is longer takes several lines. */
const MOST_LETTERS = 40;
/** Words of this length on may break anywhere; a column is at least as wide as its shorter words. */
export const LONG_WORD_LETTERS = 16;
/** Points of a letter on average, of a bold one in a header. */
const POINTS_PER_LETTER = 4.2;

/**
 * The widths of a table's columns in points, `available` in all: times and numbers as wide as they need, the others at least
 * as wide as their longest word that is not to break, and beyond that by the longest of their texts.
 */
export function columnWidths(
  columns: ReportTable['columns'],
  texts: readonly (readonly string[])[],
  available: number,
): number[] {
  const needs = columns.map(({ header, kind }, at) =>
    needOf(kind, [header, ...texts.map((row) => row[at]!)]),
  );
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const wishes = needs.reduce((sum, need) => sum + need.wish, 0);
  const left = available - least;
  // Too many columns for the page: each gives in proportion.
  if (left < 0) return needs.map((need) => (need.least * available) / least);
  return needs.map((need) => need.least + (wishes > 0 ? (left * need.wish) / wishes : left / needs.length));
}

/** The points that a column needs at least, and how many more letters it would like to show on a line. */
function needOf(kind: ReportTable['columns'][number]['kind'], texts: readonly string[]) {
  const fixed = FIXED[kind];
  if (fixed !== undefined) return { least: fixed, wish: 0 };
  let [word, letters] = [0, 0];
  for (const text of texts) {
    letters = Math.max(letters, Math.min(MOST_LETTERS, text.length));
    for (const part of text.split(/\s/))
      if (part.length < LONG_WORD_LETTERS) word = Math.max(word, part.length);
  }
  return { least: word * POINTS_PER_LETTER, wish: Math.max(0, letters - word) };
}
