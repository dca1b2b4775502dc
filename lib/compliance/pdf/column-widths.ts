import type { ReportTable } from '@/lib/domain/read-models/compliance-reports';

/** Points that values of one length need, in the size of tables. */
const FIXED: Partial<Record<ReportTable['columns'][number]['kind'], number>> = {
  time: 50,
  count: 42,
  share: 42,
};
/** Letters beyond which a column gets no wider: what is longer takes several lines. */
const MOST_LETTERS = 40;
const FEWEST_LETTERS = 6;

/**
 * The widths of a table's columns in points, `available` in all: times and numbers as wide as they need, the others by the
 * longest of their texts, so that a column of long names is wider than one of short words.
 */
export function columnWidths(
  columns: ReportTable['columns'],
  texts: readonly (readonly string[])[],
  available: number,
): number[] {
  const letters = columns.map(({ header, kind }, at) =>
    kind in FIXED
      ? 0
      : Math.min(
          MOST_LETTERS,
          texts.reduce(
            (most, row) => Math.max(most, row[at]!.length),
            Math.max(FEWEST_LETTERS, header.length),
          ),
        ),
  );
  const fixed = columns.reduce((sum, { kind }) => sum + (FIXED[kind] ?? 0), 0);
  const total = letters.reduce((sum, count) => sum + count, 0);
  return columns.map(({ kind }, at) => FIXED[kind] ?? ((available - fixed) * letters[at]!) / total);
}
