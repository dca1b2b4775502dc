import type { ReactNode } from 'react';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { CodeCell, MissingCells, NumberCell } from './code-cell';
import type { DiffView } from './diff-view';
import type { WordPart } from './highlight-words';
import { pairLines } from './pair-lines';

/** Columns of the table of a file, for cells that span all of them. */
export const COLUMN_COUNT: Record<DiffView, number> = { unified: 3, split: 4 };

type Highlights = ReadonlyMap<DiffLine, WordPart[]>;

/** A row that begins a change can take the focus, so that keys can walk from change to change. */
const Row = ({ startsChange, children }: { startsChange: boolean; children: ReactNode }) => (
  <tr
    data-change={startsChange || undefined}
    tabIndex={startsChange ? -1 : undefined}
    className="scroll-mt-40 focus:outline-2 focus:-outline-offset-2 focus:outline-(--accent)"
  >
    {children}
  </tr>
);

/** Lines in one column, removed ones before the added ones that replace them. */
export const UnifiedRows = ({ lines, highlights }: { lines: readonly DiffLine[]; highlights: Highlights }) =>
  lines.map((line, index) => (
    <Row key={index} startsChange={line.kind !== 'same' && (lines[index - 1]?.kind ?? 'same') === 'same'}>
      <NumberCell number={line.from} kind={line.kind} />
      <NumberCell number={line.to} kind={line.kind} />
      <CodeCell line={line} parts={highlights.get(line)} />
    </Row>
  ));

/** Lines of both sides beside each other. */
export function SplitRows({ lines, highlights }: { lines: readonly DiffLine[]; highlights: Highlights }) {
  const pairs = pairLines(lines);
  const isChange = (index: number) => {
    const pair = pairs[index];
    return pair !== undefined && pair.left !== pair.right;
  };
  return pairs.map(({ left, right }, index) => (
    <Row key={index} startsChange={isChange(index) && !isChange(index - 1)}>
      {left ? (
        <>
          <NumberCell number={left.from} kind={left.kind} />
          <CodeCell line={left} parts={highlights.get(left)} />
        </>
      ) : (
        <MissingCells />
      )}
      {right ? (
        <>
          <NumberCell number={right.to} kind={right.kind} />
          <CodeCell line={right} parts={highlights.get(right)} />
        </>
      ) : (
        <MissingCells />
      )}
    </Row>
  ));
}
