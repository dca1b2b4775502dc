import type { DiffLine } from '@/lib/domain/read-models/policies';
import type { DiffView } from './diff-view';
import { foldLines, type DiffBlock, type LineRange } from './fold-lines';
import { pairLines, type LinePair } from './pair-lines';

/** `at` is the index of the row's (first) line in the file's diff. */
export type UnifiedRow = {
  kind: 'unified';
  at: number;
  startsChange: boolean;
  line: DiffLine;
  /** The line and what it stands beside in the other view. */
  pair: LinePair;
};
export type SplitRow = { kind: 'split'; at: number; startsChange: boolean; pair: LinePair };
export type FoldRow = {
  kind: 'fold';
  at: number;
  /** Which of the file's folds, so that a fold stays itself while it is opened step by step. */
  nth: number;
  block: DiffBlock;
  isFirst: boolean;
  isLast: boolean;
};
export type DiffRow = UnifiedRow | SplitRow | FoldRow;

/** The rows of a file's table in order: lines or pairs of lines, and the folds between them. */
export function listRows(
  lines: readonly DiffLine[],
  view: DiffView,
  opened: readonly LineRange[] = [],
): DiffRow[] {
  const blocks = foldLines(lines, opened);
  let nth = 0;
  return blocks.flatMap((block, index): DiffRow[] => {
    if (block.kind === 'fold')
      return [
        {
          kind: 'fold',
          at: block.start,
          nth: nth++,
          block,
          isFirst: index === 0,
          isLast: index === blocks.length - 1,
        },
      ];
    return view === 'unified' ? unifiedRows(block) : splitRows(block);
  });
}

/** The rows of lines that stand together without folds. */
export const rowsOfBlock = (lines: readonly DiffLine[]): UnifiedRow[] =>
  unifiedRows({ kind: 'lines', start: 0, lines });

function unifiedRows({ start, lines }: DiffBlock): UnifiedRow[] {
  const pairs = new Map<DiffLine, LinePair>();
  for (const pair of pairLines(lines)) {
    if (pair.left) pairs.set(pair.left, pair);
    if (pair.right) pairs.set(pair.right, pair);
  }
  return lines.map((line, index) => ({
    kind: 'unified',
    at: start + index,
    startsChange: startsChange(lines, index),
    line,
    pair: pairs.get(line)!,
  }));
}

function splitRows({ start, lines }: DiffBlock): SplitRow[] {
  const indexes = new Map(lines.map((line, index) => [line, index]));
  return pairLines(lines).map((pair) => {
    const index = indexes.get((pair.left ?? pair.right)!)!;
    return { kind: 'split', at: start + index, startsChange: startsChange(lines, index), pair };
  });
}

const startsChange = (lines: readonly DiffLine[], index: number): boolean =>
  lines[index]!.kind !== 'same' && (lines[index - 1]?.kind ?? 'same') === 'same';

/** Where changes begin: the index of the first line of each run of added and removed lines. */
export const listChanges = (lines: readonly DiffLine[]): number[] =>
  lines.flatMap((_, index) => (startsChange(lines, index) ? [index] : []));

/** The row that shows a line, by the line's index; −1 where it is folded away. */
export const findRow = (rows: readonly DiffRow[], lines: readonly DiffLine[], at: number): number =>
  rows.findIndex((row) => {
    if (row.kind === 'fold') return false;
    return row.kind === 'unified'
      ? row.at === at
      : row.pair.left === lines[at] || row.pair.right === lines[at];
  });
